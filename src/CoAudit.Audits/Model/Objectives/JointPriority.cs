using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>How much everyone together wants one objective: each group counts the same, however many people are in it.</summary>
/// <param name="Groups">Groups of which at least one person gave it a priority.</param>
public sealed record JointPriority(Guid Objective, IReadOnlyList<GroupPriority> Groups)
{
    /// <summary>Decimal places of every number that leaves us.</summary>
    public const int Places = 4;

    /// <summary>The mean of the groups' means; null when nobody gave it a priority.</summary>
    public Fraction? Joint { get; } = Fraction.Mean([.. Groups.Select(g => g.Mean)]);

    public int Answers { get; } = Groups.Sum(g => g.Answers);

    /// <summary>Null where a number would point at somebody: too few gave one, or the only group that has no number of its own could be computed from it.</summary>
    public Fraction? Shown => Answers >= GroupBands.FewestForANumber && Groups.Count(g => g.ShownMean is null) != 1 ? Joint : null;

    /// <summary>The mean of the group that wants it least.</summary>
    public Fraction? Least { get; } = Groups.Count == 0 ? null : Groups.Min(g => g.Mean);
}
