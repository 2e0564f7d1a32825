using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>All objectives of an audit on one table: what people decide about them, what the priorities decide, and whose are missing. See docs/decisions/0026.</summary>
public sealed class ObjectiveBoard(IReadOnlyCollection<Objective> all, int maxAdopted)
{
    private static readonly Group[] Needed = [Group.ServiceUsers, Group.CareWorkers];

    public IReadOnlyList<Objective> Adopted => [.. all.Where(o => o.Status == ObjectiveStatus.Adopted)];

    /// <summary>Of people who use the service and care workers, those from whom nothing is adopted. What went into an adopted one counts for both its groups.</summary>
    public IReadOnlyList<Group> MissingVoices
    {
        get
        {
            var adopted = Adopted.Select(o => o.Id).ToHashSet();
            var heard = all.Where(o => adopted.Contains(o.Id) || (o.MergedInto is { } into && adopted.Contains(into))).Select(o => o.Origin).ToHashSet();
            return [.. Needed.Where(group => !heard.Contains(group))];
        }
    }

    /// <summary>Somebody decides about one objective, with a reason. A later decision stands over an earlier one.</summary>
    /// <param name="into">Id of the objective that it goes into, where it is merged.</param>
    public Objective Decide(Guid id, GivenDecision given, Guid? into, DateTimeOffset now)
    {
        var objective = Find(id) ?? throw new NotFoundException("objective");
        switch (given.Decision)
        {
            case ObjectiveNames.Merged:
                objective.Decide(ObjectiveStatus.Merged, given.Reason, TargetOf(objective, into).Id, now);
                break;
            case ObjectiveNames.Adopted:
                EnsureRoom(objective);
                objective.Decide(ObjectiveStatus.Adopted, given.Reason, null, now);
                break;
            default:
                objective.Decide(ObjectiveStatus.NotAdopted, given.Reason, null, now);
                break;
        }

        return objective;
    }

    /// <summary>The stage ends: what nobody has decided, the priorities decide.</summary>
    /// <returns>What was decided now, so that those who proposed it are told.</returns>
    public IReadOnlyList<Objective> Conclude(Priorities priorities, DateTimeOffset now)
    {
        List<Objective> open = [.. all.Where(o => o.Status == ObjectiveStatus.Proposed)];
        var chosen = (priorities.IsEmpty ? InTurn(open) : ByPriority(open, priorities)).Take(Math.Max(0, maxAdopted - Adopted.Count)).ToHashSet();
        foreach (var objective in open)
        {
            var (status, reason) = (chosen.Contains(objective), priorities.IsEmpty) switch
            {
                (true, false) => (ObjectiveStatus.Adopted, "All groups together gave this a high place, and each group counted the same."),
                (true, true) => (ObjectiveStatus.Adopted, "Nobody said what comes first, so each group had its turn. This is one of those chosen."),
                (false, false) => (ObjectiveStatus.NotAdopted, $"An audit can look at {maxAdopted} things at the most. All groups together put other things first, and each group counted the same."),
                (false, true) => (ObjectiveStatus.NotAdopted, $"An audit can look at {maxAdopted} things at the most. Nobody said what comes first, so each group had its turn."),
            };
            objective.Decide(status, reason, null, now);
        }

        return open;
    }

    private static IEnumerable<Objective> ByPriority(List<Objective> open, Priorities priorities) =>
        open.Select(o => (Objective: o, Priority: priorities.Of(o.Id)))
            .Where(o => o.Priority.Joint > 0)
            .OrderByDescending(o => o.Priority.Joint!.Value)
            .ThenByDescending(o => o.Priority.Least!.Value)
            .ThenBy(o => o.Objective.Id)
            .Select(o => o.Objective);

    // One of each group, then the second of each: a group that wrote much gets no more than one that wrote little.
    private static IEnumerable<Objective> InTurn(List<Objective> open) =>
        open.GroupBy(o => o.Origin)
            .SelectMany(group => group.OrderBy(o => o.Id).Select((o, turn) => (Objective: o, Turn: turn)))
            .OrderBy(o => o.Turn).ThenBy(o => o.Objective.Origin is null).ThenBy(o => o.Objective.Origin)
            .Select(o => o.Objective);

    private Objective TargetOf(Objective objective, Guid? into)
    {
        if (into is not { } id || id == objective.Id || Find(id) is not { Status: not ObjectiveStatus.Merged } target)
        {
            throw new InvalidCommandException("into", "Say which other objective it goes into: the id of one that has not gone into another itself.");
        }

        return all.Any(o => o.MergedInto == objective.Id)
            ? throw new ConflictException("holds-others", "Others went into this objective. Merge those into the other one first.")
            : target;
    }

    private void EnsureRoom(Objective objective)
    {
        if (objective.Status != ObjectiveStatus.Adopted && Adopted.Count >= maxAdopted)
        {
            throw new ConflictException("enough-adopted", $"This audit adopts {maxAdopted} objectives at the most. Decide first which one makes room.");
        }
    }

    private Objective? Find(Guid id) => all.FirstOrDefault(o => o.Id == id);
}
