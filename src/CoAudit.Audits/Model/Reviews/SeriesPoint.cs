using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>What one review's panel counted of one action: each group counts the same, however many of it counted.</summary>
/// <param name="At">When the review was due.</param>
/// <param name="Verdict">What the panel said; null where there was no verdict.</param>
/// <param name="Groups">Groups of which somebody counted.</param>
public sealed record SeriesPoint(ReviewId Review, int Number, DateTimeOffset At, VerdictKind? Verdict, IReadOnlyList<GroupShare> Groups)
{
    /// <summary>The mean of the groups' means. Exact, and for the arithmetic: whether it may be shown says <see cref="IsShown"/>.</summary>
    public Fraction Share { get; } = Fraction.Mean([.. Groups.Select(g => g.Mean)]) ?? default;

    /// <summary>As with scores: when just one group is so small that its number is not shown, the joint number could give it away.</summary>
    public bool IsShown { get; } = Groups.Count(g => g.People < GroupBands.FewestForANumber) != 1;

    /// <summary>Null when nobody counted in time.</summary>
    /// <param name="panel">The review's stage, with its tasks and sign-offs.</param>
    public static SeriesPoint? Of(Review review, Stage panel, Guid action, IEnumerable<Verdict> said)
    {
        var own = said.Where(v => v.StageId == panel.Id).ToList();
        var counts = own.Where(v => v.ActionId == action && !v.Late && v.Counted is not null && panel.Tasks.Exists(t => t.Counts && t.Id == v.TaskId));
        List<GroupShare> groups = [.. counts.GroupBy(v => v.Group).OrderBy(g => g.Key).Select(g => new GroupShare(g.Key, g.Count(), Fraction.Sum(g.Select(v => v.Counted!.Value.Share())) / g.Count()))];
        var says = PanelVoices.VerdictOf(panel, action, own)?.Result;
        return groups.Count == 0 ? null : new SeriesPoint(review.Id, review.Number, review.DueAt, says, groups);
    }
}

/// <summary>What the people of one group counted.</summary>
/// <param name="People">How many of it counted.</param>
/// <param name="Mean">Of their shares.</param>
public sealed record GroupShare(Group Group, int People, Fraction Mean);
