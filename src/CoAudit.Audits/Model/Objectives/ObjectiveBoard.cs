using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>All objectives of an audit on one table: what people decide about them, what the priorities decide, and whose are missing. See docs/decisions/0026.</summary>
public sealed class ObjectiveBoard(IReadOnlyCollection<Objective> all, int maxAdopted)
{
    private static readonly Group[] Needed = [Group.ServiceUsers, Group.CareWorkers];

    public IReadOnlyList<Objective> Adopted => [.. all.Where(o => o.Status == ObjectiveStatus.Adopted)];

    /// <summary>Nobody has proposed anything: there is nothing to weigh.</summary>
    public bool IsEmpty => all.Count == 0;

    /// <summary>More is proposed than there is room for: without priorities nobody could say what comes first.</summary>
    public bool NeedsPriorities => all.Any(o => o.Status == ObjectiveStatus.Proposed) && all.Count(o => o.Status is ObjectiveStatus.Proposed or ObjectiveStatus.Adopted) > maxAdopted;

    /// <summary>Of people who use the service and care workers, those from whom nothing is adopted. What went into an adopted one counts for both its groups.</summary>
    public IReadOnlyList<Group> MissingVoices => MissingFrom(Adopted);

    /// <summary>The same when nothing that is proposed now were left out: whoever is missing here cannot come in by priorities.</summary>
    public IReadOnlyList<Group> OutOfReach => MissingFrom(all.Where(o => o.Status is ObjectiveStatus.Adopted or ObjectiveStatus.Proposed));

    /// <summary>The same as it would be if the stage ended with these priorities.</summary>
    public IReadOnlyList<Group> MissingAfter(Priorities priorities) => MissingFrom([.. Adopted, .. Chosen(priorities)]);

    /// <summary>What went into this one.</summary>
    public IReadOnlyList<Objective> MergedInto(Guid id) => [.. all.Where(o => o.MergedInto == id)];

    public Objective Get(Guid id) => Find(id) ?? throw new NotFoundException("objective");

    /// <summary>Somebody decides about one objective, with a reason. A later decision stands over an earlier one.</summary>
    /// <param name="into">Id of the objective that it goes into, where it is merged.</param>
    public Objective Decide(Guid id, GivenDecision given, Guid? into, DateTimeOffset now)
    {
        var objective = Get(id);
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

    /// <summary>Somebody puts it in other words, for all to read beside the first ones.</summary>
    /// <returns>The objective, and how it read before.</returns>
    public (Objective Objective, string Before) Reword(Guid id, string text)
    {
        var objective = Get(id);
        var before = objective.Text;
        objective.Text = text;
        return (objective, before);
    }

    /// <summary>Its maker takes it back: what went into it is on the table again.</summary>
    public IReadOnlyList<Objective> TakeBack(Guid id)
    {
        var again = MergedInto(id);
        foreach (var objective in again)
        {
            objective.ProposeAgain();
        }

        return again;
    }

    /// <summary>The stage ends: what nobody has decided, the priorities decide.</summary>
    /// <returns>What was decided now, so that those who proposed it are told.</returns>
    public IReadOnlyList<Objective> Conclude(Priorities priorities, DateTimeOffset now)
    {
        List<Objective> open = Open();
        var chosen = Chosen(priorities).ToHashSet();
        foreach (var objective in open)
        {
            var isChosen = chosen.Contains(objective);
            objective.Decide(isChosen ? ObjectiveStatus.Adopted : ObjectiveStatus.NotAdopted, ReasonFor(isChosen, priorities.Of(objective.Id).Joint), null, now);
        }

        return open;
    }

    private List<Objective> Open() => [.. all.Where(o => o.Status == ObjectiveStatus.Proposed)];

    // What somebody wants comes first, what nobody spoke of after it; what no group wants at all does not come in.
    private IEnumerable<Objective> Chosen(Priorities priorities) =>
        ByPriority(Open(), priorities).Concat(InTurn(Open().FindAll(o => priorities.Of(o.Id).Joint is null))).Take(Math.Max(0, maxAdopted - Adopted.Count));

    private string ReasonFor(bool isChosen, Fraction? priority) => (isChosen, priority) switch
    {
        (true, null) => "Nobody said how much they want this, so each group had its turn. This is one of those chosen.",
        (true, _) => "All groups together gave this a high place, and each group counted the same.",
        (false, null) => $"An audit can look at {maxAdopted} things at the most. Nobody said how much they want this, so each group had its turn.",
        (false, { } nothing) when nothing == default => "No group wanted this among the things to look at.",
        _ => $"An audit can look at {maxAdopted} things at the most. All groups together put other things first, and each group counted the same.",
    };

    private IReadOnlyList<Group> MissingFrom(IEnumerable<Objective> adopted)
    {
        var ids = adopted.Select(o => o.Id).ToHashSet();
        var heard = all.Where(o => ids.Contains(o.Id) || (o.MergedInto is { } into && ids.Contains(into))).Select(o => o.Origin).ToHashSet();
        return [.. Needed.Where(group => !heard.Contains(group))];
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
        if (into is not { } id || id == objective.Id || Find(id) is not { Status: ObjectiveStatus.Proposed or ObjectiveStatus.Adopted } target)
        {
            throw new InvalidCommandException("into", "Say which other objective it goes into: the id of one that is adopted, or not decided yet.");
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
