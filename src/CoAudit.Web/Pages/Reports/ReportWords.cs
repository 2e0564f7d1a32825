using System.Globalization;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Reports;

/// <summary>The stable words of a report as people read them.</summary>
internal static class ReportWords
{
    public static string Format(string format) => format switch
    {
        ReportFormats.Full => "Full report",
        ReportFormats.EasyRead => "Easy read",
        ReportFormats.Poster => "One-page poster",
        _ => format,
    };

    /// <summary>Who speaks; nobody in particular where the group would name the person.</summary>
    public static string By(string group) => group.Length == 0 ? "A participant" : GroupWords.Of(group);

    /// <summary>Whose words a line of the tool grew from, to stand after the line; nothing for one of the library.</summary>
    public static string From(ReportedCriterion criterion) => criterion.From is null ? "" : $" (asked for by: {By(criterion.From)})";

    /// <summary>How evidence came about, to stand after who speaks.</summary>
    public static string Origin(ReportedOrigin? origin) => origin is null ? "" : ". " + string.Join(". ", new[]
    {
        EvidenceForms.Label(origin.Kind),
        origin.Words is null ? null : WhoseWords.Label(origin.Words),
        FactsWords.ReadBack(origin.ReadBack),
    }.OfType<string>());

    /// <summary>For a column or a lane of a chart.</summary>
    public static string ShortGroup(string group) => group switch
    {
        "service-users" => "Use services",
        "care-workers" => "Care workers",
        "managers" => "Managers",
        "other-stakeholders" => "Others",
        _ => group,
    };

    public static string Kind(string kind) => kind switch
    {
        "objective" => "What to look at",
        "criterion" => "What to check",
        "amendment" => "A change to the audit tool",
        "evidence" => "Evidence",
        "interpretation" => "What it means",
        "cause" => "Why it is so",
        "good-practice" => "What goes well",
        "wish" => "A wish",
        "how" => "How it can be done",
        "provide" => "What management provides",
        "owner" => "Who does it",
        "due-on" => "By when",
        "lasts-if" => "It lasts if",
        "comment" => "Comment",
        "action" => "An action",
        "finding" => "A finding",
        "gap" => "A missing voice",
        "agree-with-concern" => "A concern",
        "object" => "An objection",
        _ => Sentence(kind),
    };

    public static string Answer(string answer) => answer switch
    {
        "agree" => "Agree",
        "agree-with-concern" => "Agree, with a concern",
        "object" => "Object",
        "not-for-me-now" => "Not for me now",
        _ => Sentence(answer),
    };

    public static string ActionStatus(string status) => status switch
    {
        "proposed" => "Not agreed yet",
        "agreed" => "Agreed",
        "in-progress" => "Being done",
        "done" => "Said to be done",
        "confirmed" => "Done, and seen by another group",
        "sustained" => "Lasts",
        "reopened" => "Did not last: open again",
        "cannot-do-yet" => "Cannot be done yet",
        _ => Sentence(status),
    };

    public static string Verdict(string? verdict) => verdict switch
    {
        null => "No verdict",
        "sustained" => "It lasts",
        "partly" => "It lasts in part",
        "not-sustained" => "It does not last",
        "too-early" => "Too early to say",
        "refine" => "It works, and can be better",
        "not-enough-voices" => "Not enough voices were heard",
        _ => Sentence(verdict),
    };

    public static string Objection(string outcome) => outcome switch
    {
        "changed" => "The words were changed, and the person took the objection back.",
        "withdrawn" => "The person took it back. Only they could.",
        "statement" => "It was not resolved. It stands below as a minority statement.",
        "open" => "It is still open.",
        _ => Sentence(outcome),
    };

    public static string Review(ReportedReview review) => review.Status switch
    {
        "done" => Verdict(review.Verdict),
        "cancelled" => "It was cancelled",
        _ => "Still to come",
    };

    public static string Turn(VoiceTurn turn) => turn.Kind switch
    {
        "merged" when turn.Outcome is "in-open-finding" => "Stands with a finding that is not agreed yet",
        "merged" => "Put together with what others said",
        "reworded" => "Worded anew",
        "action" => $"What we do: {Outcome(turn.Outcome)}",
        "verdict" => $"Is it lasting? {Verdict(turn.Outcome)}",
        "answered" => "Answered",
        "criterion" => turn.Outcome is "in-tool" ? "The audit tool asks about it" : "The audit tool asks in other words",
        "finding" => turn.Outcome switch
        {
            "agreed" => "Part of an agreed finding",
            "not-agreed" => "Part of a finding that was not agreed",
            _ => "Part of a finding",
        },
        "signedoff" => "Agreed at the sign-off",
        _ => $"Decided: {Outcome(turn.Outcome)}",
    };

    public static string Tried(NotHeard person) => person switch
    {
        { OnPaper: true } => "asked on paper",
        { Reminders: 0 } => "asked by mail",
        { Reminders: 1 } => "asked by mail, 1 reminder",
        _ => string.Create(CultureInfo.InvariantCulture, $"asked by mail, {person.Reminders} reminders"),
    };

    /// <summary>"2.79", or the word that stands for it; "not scored" where there is neither.</summary>
    public static string Number(ShownNumber? number) => number switch
    {
        null => "not scored",
        { Number: { } value } => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => number.Word,
    };

    public static string Mark(GroupMark mark) => mark switch
    {
        { Mean: { } mean } => mean.ToString("0.00", CultureInfo.InvariantCulture),
        { Band: { } band } => band,
        _ => "no number",
    };

    public static string Sentence(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    /// <summary>The first letters of a text, whole words, for a place that has no more room.</summary>
    public static string Short(string text, int most)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        if (line.Length <= most)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', most - 1);
        return $"{line[..(end > most / 2 ? end : most - 1)].TrimEnd(' ', ',', '.', ';', ':')}…";
    }

    private static string Outcome(string outcome) => outcome switch
    {
        "cannot-do-yet" => "it cannot be done yet",
        "wished" => "somebody wishes for an action",
        _ => outcome.Replace('-', ' '),
    };
}
