namespace CoAudit.Audits.Model.Findings;

/// <summary>What everyone said about one criterion: each group counts the same, however many people are in it.</summary>
/// <param name="Groups">Groups of which at least one person gave a number.</param>
public sealed record CriterionScore(string Id, bool Critical, IReadOnlyList<GroupScore> Groups)
{
    // At or below this mean a group says that something that matters for safety is not there.
    private static readonly Fraction Alarm = new(3, 2);

    /// <summary>The mean of the groups' means; null when nobody gave a number.</summary>
    public Fraction? Joint { get; } = Fraction.Mean([.. Groups.Select(g => g.Mean)]);

    /// <summary>The joint number where it may be shown: when all groups but one are shown as numbers, the last could be computed from it.</summary>
    public Fraction? ShownJoint => Groups.Count(g => g.ShownMean is null) == 1 ? null : Joint;

    /// <summary>The highest group mean less the lowest.</summary>
    public Fraction? Divergence { get; } = Groups.Count == 0 ? null : Groups.Max(g => g.Mean) - Groups.Min(g => g.Mean);

    /// <summary>A group says of a critical criterion that it is not met. No other group's high score can average that away.</summary>
    public bool IsAlarming => Critical && Groups.Any(g => g.Mean <= Alarm);

    /// <summary>Groups see it a whole step apart, together they see it below <i>good</i>, or one raises the alarm.</summary>
    public bool ShowsAGap => IsAlarming || Divergence >= 1 || Joint < 3;

    public GroupScore? Of(Group group) => Groups.FirstOrDefault(g => g.Group == group);
}
