using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Reports;

/// <summary>Something that people wanted and that was not done, with the reason. An audit that hides this is not honest.</summary>
/// <param name="Kind">A contribution's kind, or <c>action</c>, <c>finding</c> or <c>gap</c>.</param>
/// <param name="Group">Who had wanted it; empty where it would name the person.</param>
public sealed record NotDone(string Kind, string Text, string Reason, string Group)
{
    // The words that handlers use for "no".
    private static readonly string[] Refusals = ["not-adopted", "not-accepted", "rejected", "declined", "not-agreed", "cannot-do-yet", "kept-as-benchmark"];

    /// <summary>Words whose last decision was a "no", findings that were turned down, and cards of the plan that nobody works on.</summary>
    public static IReadOnlyList<NotDone> Of(ReportSource source) => [.. OfWords(source), .. OfFindings(source), .. OfCards(source)];

    private static IEnumerable<NotDone> OfWords(ReportSource source)
    {
        var decided = source.Turns.Where(t => t.Kind is TurnKind.Decided or TurnKind.Action && !t.IsFurtherOn).ToLookup(t => t.ContributionId);

        // What became a card is told by its card.
        var cards = (source.Actions ?? []).Select(a => a.Id).ToHashSet();
        return from words in source.Said
               where !cards.Contains(words.Id)
               let last = decided[words.Id].MaxBy(t => t.At)
               where last is not null && Refusals.Contains(last.Outcome, StringComparer.Ordinal)
               select new NotDone(words.Kind, words.Text, last.Reason ?? "", source.By(words));
    }

    private static IEnumerable<NotDone> OfFindings(ReportSource source) =>
        (source.Findings ?? []).Where(f => f.Status is "not-agreed").Select(f => new NotDone("finding", f.Text, f.Reason ?? "", ""));

    private static IEnumerable<NotDone> OfCards(ReportSource source)
    {
        var wishes = source.Said.ToDictionary(c => c.Id, source.By);
        return (source.Actions ?? []).Where(card => !card.Status.IsUnderWay())
            .Select(card => new NotDone("action", card.Wish, ReasonOf(card), wishes.GetValueOrDefault(card.Id, "")));
    }

    private static string ReasonOf(ActionItem card) => card switch
    {
        { Reason.Length: > 0 } => card.Reason,
        { IsComplete: false } => $"It is not agreed: nobody has filled in {string.Join(", ", card.Missing.Select(Words))}.",
        _ => "It is not agreed yet.",
    };

    private static string Words(string part) => part switch
    {
        "how" => "how it can be done",
        "provide" => "what management provides",
        "owner" => "who does it",
        "dueOn" => "by when",
        "measure" => "what is looked at",
        "whoLooks" => "who looks",
        "threshold" => "how much is enough",
        _ => part,
    };
}
