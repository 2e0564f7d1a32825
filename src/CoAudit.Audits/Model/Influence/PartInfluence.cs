namespace CoAudit.Audits.Model.Influence;

/// <summary>Whose words changed one part of an audit, and how far that is co-production.</summary>
/// <param name="Rung">On the ladder of co-production: 4 consulted, 5 involved, 6 designed together, 7 decided together.</param>
/// <param name="OnlyManagers">Everything that was taken up came from managers: a sham, whoever sat at the table.</param>
public sealed record PartInfluence(AuditPart Part, IReadOnlyList<GroupInfluence> Groups, int Adopted, int Rung, bool OnlyManagers)
{
    private static readonly Group[] Needed = [Group.ServiceUsers, Group.CareWorkers];

    public static PartInfluence Of(PartFacts facts)
    {
        var adopted = facts.Words.Count(w => w.Adopted);
        IReadOnlyList<GroupInfluence> groups =
        [
            .. CoAudit.Audits.Model.Groups.All.Select(group => new GroupInfluence(
                group, facts.Words.Count(w => w.Group == group), facts.Words.Count(w => w.Group == group && w.Adopted), adopted)
            {
                Upheld = facts.Upheld.Count(maker => maker == group),
            }),
        ];
        var onlyManagers = adopted > 0 && facts.Words.All(w => !w.Adopted || w.Group == Group.Managers);
        return new PartInfluence(facts.Part, groups, adopted, RungOf(facts, groups, onlyManagers), onlyManagers);
    }

    // Each rung needs the one below. A review adopts no words: there the panel's verdict itself is what is decided together.
    private static int RungOf(PartFacts facts, IReadOnlyList<GroupInfluence> groups, bool onlyManagers)
    {
        if (onlyManagers || !Array.TrueForAll(Needed, facts.Voices.Contains))
        {
            return 4;
        }

        var isDesignedTogether = facts.Part == AuditPart.Review
            ? facts.IsDecidedTogether
            : Array.TrueForAll(Needed, needed => groups.Single(g => g.Group == needed).Adopted > 0);
        return (isDesignedTogether, facts.IsDecidedTogether) switch
        {
            (false, _) => 5,
            (true, false) => 6,
            (true, true) => 7,
        };
    }
}

/// <summary>What one group put in and what became of it.</summary>
/// <param name="All">Everything that was taken up, by whomever it was said.</param>
public sealed record GroupInfluence(Group Group, int Said, int Adopted, int All)
{
    /// <summary>Objections of theirs that changed what was to be signed.</summary>
    public int Upheld { get; init; }

    /// <summary>Of all that was taken up, in per cent with half rounded up; null where nothing was.</summary>
    public int? Share => All == 0 ? null : ((Adopted * 200) + All) / (All * 2);
}
