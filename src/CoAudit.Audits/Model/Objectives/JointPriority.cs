using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>How much everyone together wants one objective: each group counts the same, however many people are in it.</summary>
/// <param name="Groups">Groups of which at least one person gave it a priority.</param>
public sealed record JointPriority(Guid Objective, IReadOnlyList<GroupPriority> Groups)
{
    /// <summary>The mean of the groups' means; null when nobody gave it a priority.</summary>
    public Fraction? Joint { get; } = Fraction.Mean([.. Groups.Select(g => g.Mean)]);

    /// <summary>The mean of the group that wants it least.</summary>
    public Fraction? Least { get; } = Groups.Count == 0 ? null : Groups.Min(g => g.Mean);
}
