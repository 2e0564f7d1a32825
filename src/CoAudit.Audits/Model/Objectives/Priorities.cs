using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>The priorities of one stage: mean in each group, then mean of the group means, in exact fractions.</summary>
public sealed class Priorities
{
    public const int Lowest = 0;

    public const int Highest = 4;

    private readonly Dictionary<Guid, JointPriority> byObjective;

    private Priorities(IEnumerable<JointPriority> all) => byObjective = all.ToDictionary(p => p.Objective);

    /// <summary>Nobody has given any.</summary>
    public bool IsEmpty => byObjective.Count == 0;

    /// <param name="given">One for each person and objective, in any order.</param>
    public static Priorities Of(IEnumerable<GivenPriority> given) =>
        new(given.GroupBy(p => p.Objective).Select(p => new JointPriority(p.Key, ByGroup(p))));

    public JointPriority Of(Guid objective) => byObjective.GetValueOrDefault(objective) ?? new JointPriority(objective, []);

    private static IReadOnlyList<GroupPriority> ByGroup(IEnumerable<GivenPriority> given) =>
    [
        .. given.GroupBy(p => p.Group).OrderBy(g => g.Key)
            .Select(g => new GroupPriority(g.Key, g.Count(), new Fraction(g.Sum(p => p.Value), g.Count()))),
    ];
}
