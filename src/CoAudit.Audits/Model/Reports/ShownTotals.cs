using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>All criteria together as those who take part may read them before the report: a number only where it gives no group of fewer than three away.</summary>
/// <param name="Together">Everyone, each group counting the same; null when nobody gave a number.</param>
/// <param name="Capped">A group says of a critical criterion that it is not met, so that the word is no better than <i>needs work</i>.</param>
/// <param name="IfOnly">What the audit would say if only one group had answered.</param>
public sealed record ShownTotals(ShownTotal? Together, bool Capped, IReadOnlyDictionary<Group, ShownTotal> IfOnly)
{
    /// <param name="people">How many people of a group gave a number to anything.</param>
    public static ShownTotals Of(Scores scores, IReadOnlyDictionary<Group, int> people)
    {
        var ifOnly = scores.PerGroup.ToDictionary(g => g.Key, g => new ShownTotal(IsShown(scores, g.Key, people) ? g.Value.Rounded : null, g.Value.Band.Words()));

        // One number that is missing among many can be worked out from their total.
        var gives = ifOnly.Values.Count(t => t.Percent is null) == 1 || scores.Criteria.Count(c => ShownNumber.Joint(c) is { Number: null }) == 1;
        return new ShownTotals(
            scores.Total is { } total ? new ShownTotal(gives ? null : total.Rounded, scores.Headline!.Value.Words()) : null, scores.Capped, ifOnly);
    }

    private static bool IsShown(Scores scores, Group group, IReadOnlyDictionary<Group, int> people) =>
        people.GetValueOrDefault(group) >= GroupBands.FewestForANumber && scores.Criteria.Count(c => c.Of(group) is { ShownMean: null }) != 1;
}

/// <summary>A total as a word, and as a number where that may be shown.</summary>
/// <param name="Percent">Rounded half up, once; null where it would give a small group away.</param>
public sealed record ShownTotal(int? Percent, string Band);
