using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Reports;

/// <summary>Something that people wanted and that was not done, with the reason. An audit that hides this is not honest.</summary>
/// <param name="Kind">A contribution's kind, or <c>action</c>, <c>finding</c> or <c>gap</c>.</param>
/// <param name="Group">Who had wanted it; empty where it would name the person.</param>
public sealed record NotDone(string Kind, string Text, string Reason, string Group)
{
    // The words that handlers use for "no".
    private static readonly string[] Refusals = ["not-adopted", "not-accepted", "rejected", "declined", "not-agreed", "cannot-do-yet", "kept-as-benchmark"];

    /// <summary>Words whose last decision was a "no".</summary>
    public static IReadOnlyList<NotDone> Of(ReportSource source)
    {
        var decided = source.Turns.Where(t => t.Kind is TurnKind.Decided or TurnKind.Action).ToLookup(t => t.ContributionId);
        return
        [
            .. from words in source.Said
               let last = decided[words.Id].MaxBy(t => t.At)
               where last is not null && Refusals.Contains(last.Outcome, StringComparer.Ordinal)
               select new NotDone(words.Kind, words.Text, last.Reason ?? "", source.By(words)),
        ];
    }
}
