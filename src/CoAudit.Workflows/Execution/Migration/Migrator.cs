using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution.Migration;

/// <summary>
/// Moves a state from one version of a definition to another. What is live finds its counterpart by its id, or by the one that the caller names: the same type of
/// activity in the same container. Nothing is run: what has completed stays completed, what waits goes on waiting.
/// </summary>
public sealed class Migrator
{
    private readonly CompiledWorkflow _from;
    private readonly CompiledWorkflow _to;
    private readonly Counterparts _all;
    private readonly List<string> _problems = [];

    // Of what is live and can be moved, by what the state calls it.
    private readonly Dictionary<string, CompiledActivity> _counterparts = new(StringComparer.Ordinal);

    private Migrator(CompiledWorkflow from, CompiledWorkflow to, IReadOnlyDictionary<string, string> names) => (_from, _to, _all) = (from, to, new Counterparts(to, names));

    /// <summary>Says what would become of the instance. Changes nothing.</summary>
    /// <param name="from">With the workflows that stand in it as activities as the state remembers them.</param>
    /// <param name="to">With the workflows that stand in it as activities as a new instance would find them: the instance keeps to those from then on.</param>
    /// <param name="names">New ids of activities by their old ones, for those that were given another id; inside a used workflow ids or node ids.</param>
    public static MigrationPlan Plan(WorkflowState state, CompiledWorkflow from, CompiledWorkflow to, DateTimeOffset now, IReadOnlyDictionary<string, string> names) =>
        new Migrator(from, to, names).Plan(state, now);

    private MigrationPlan Plan(WorkflowState state, DateTimeOffset now)
    {
        if (state.Status == WorkflowStatus.Finished)
        {
            return new MigrationPlan([], ["The instance is over. There is nothing to move."], null);
        }

        foreach (var record in state.Activities)
        {
            FindCounterpart(record, state);
        }

        var live = state.Activities.ToDictionary(a => a.ActivityInstanceId, a => a.ActivityId, StringComparer.Ordinal);
        var moves = state.Bookmarks.Select(b => Move(b, live[b.ActivityInstanceId])).ToList();
        var activities = _problems.Count == 0 ? state.Activities.Select(MoveRecord).ToList() : [];
        if (_problems.Count == 0)
        {
            new ArrowCheck(_from, _to, _counterparts).Check(state, activities, _problems);
        }

        var variables = Coerced(_to.Root, state.Variables);
        if (_problems.Count > 0)
        {
            return new MigrationPlan(moves, _problems, null);
        }

        var after = new WorkflowState
        {
            InstanceId = state.InstanceId,
            Status = state.Status,
            SubStatus = state.SubStatus,
            CorrelationId = state.CorrelationId,
            Name = state.Name,
            Bookmarks = [.. state.Bookmarks.Select(b => b with { ActivityId = _counterparts[live[b.ActivityInstanceId]].Id })],
            Incidents = [.. state.Incidents.Select(i => i with { ActivityId = NewId(i, live) })],
            Activities = activities,
            Sequence = state.Sequence + 1,
            LastNumber = state.LastNumber,
            Input = state.Input,
            Output = state.Output,
            Variables = variables,
            ActivityOutputs = MoveOutputs(state.ActivityOutputs),
            Uses = _to.Uses,
        };
        return new MigrationPlan(moves, _problems, new Burst { State = after, Created = [], Removed = [], Effects = [], Journal = [Line(after, now)] });
    }

    private JournalEntry Line(WorkflowState after, DateTimeOffset now) => new(
        after.Sequence, now.ToUniversalTime(), "Migrated", _to.Root.Id, after.Activities[0].ActivityInstanceId, null, _to.Root.Type, _to.Root.NodeId);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    // What is over has nothing but its id in the incident.
    private string NewId(Incident incident, Dictionary<string, string> live) =>
        live.TryGetValue(incident.ActivityInstanceId, out var key) ? _counterparts[key].Id
        : _from.Find(incident.ActivityId) is { } old ? _all.Of(old)?.Id ?? incident.ActivityId
        : incident.ActivityId;

    // Where two activities have one counterpart, that of the same id has told it last.
    private SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>> MoveOutputs(IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonNode?>> outputs)
    {
        var moved = new SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>>(StringComparer.Ordinal);
        foreach (var (key, values) in outputs)
        {
            var counterpart = _from.Find(key) is { } old ? _all.Of(old)?.Key ?? key : key;
            if (Same(counterpart, key) || !moved.ContainsKey(counterpart))
            {
                moved[counterpart] = values;
            }
        }

        return moved;
    }

    // Containers come before what stands in them, so a parent's counterpart is known.
    private void FindCounterpart(ActivityRecord record, WorkflowState state)
    {
        var old = _from.Find(record.ActivityId)!;
        var found = _all.Of(old);
        var parent = state.Activities.FirstOrDefault(a => a.Number == record.ParentNumber);
        if (found is null)
        {
            _problems.Add($"\"{old.DisplayText}\" ({record.ActivityId}) is under way and has no counterpart. Name the activity that takes its place.");
        }
        else if (!string.Equals(found.Type, old.Type, StringComparison.Ordinal))
        {
            _problems.Add($"\"{old.DisplayText}\" ({record.ActivityId}) is under way as {old.Type}; in the other version it is {found.Type}.");
        }
        else if (parent is not null && _counterparts.TryGetValue(parent.ActivityId, out var container) && found.Parent != container)
        {
            _problems.Add($"\"{old.DisplayText}\" ({record.ActivityId}) is under way and stands in another container in the other version.");
        }
        else
        {
            _counterparts[record.ActivityId] = found;
        }
    }

    private BookmarkMove Move(Bookmark bookmark, string key)
    {
        var old = _from.Find(key)!;
        return _counterparts.TryGetValue(key, out var found)
            ? new BookmarkMove(bookmark.Id, bookmark.Name, bookmark.ActivityId, old.Type, found.Id, null)
            : new BookmarkMove(bookmark.Id, bookmark.Name, bookmark.ActivityId, old.Type, null, $"\"{old.DisplayText}\" has no counterpart of its type in the same place.");
    }

    private ActivityRecord MoveRecord(ActivityRecord record)
    {
        var node = _counterparts[record.ActivityId];
        return new ActivityRecord
        {
            ActivityInstanceId = record.ActivityInstanceId,
            ActivityId = node.Key,
            ParentActivityInstanceId = record.ParentActivityInstanceId,
            IsFaulted = record.IsFaulted,
            IsOver = record.IsOver,
            Number = record.Number,
            ParentNumber = record.ParentNumber,
            Data = record.Data,
            Inputs = record.Inputs,
            Outputs = record.Outputs,
            Variables = record.Variables is { } variables ? Coerced(node, variables) : null,
            ExtraVariables = MoveExtra(record.ExtraVariables, node),
            Flow = record.Flow is { } flow ? MoveFlow(flow, _from.Find(record.ActivityId)!, node) : null,
        };
    }

    // Tokens lie on arrows. One that lies on an arrow which is gone has nobody to wait for it.
    private FlowRecord MoveFlow(FlowRecord flow, CompiledActivity old, CompiledActivity node)
    {
        var arrows = node.Connections!.All;
        var tokens = new List<(int Connection, int Unused, bool Followed)>();
        foreach (var (connection, unused, followed) in flow.Tokens)
        {
            var (source, port, target) = old.Connections!.All[connection];
            var (from, to) = (_all.Of(old.Children[source]), _all.Of(old.Children[target]));
            for (var i = 0; i < arrows.Count; i++)
            {
                if (node.Children[arrows[i].Source] == from && Same(arrows[i].Port, port) && node.Children[arrows[i].Target] == to)
                {
                    tokens.Add((i, unused, followed));
                    break;
                }
            }
        }

        var start = flow.Start >= 0 ? _all.Of(old.Children[flow.Start]) : null;
        return new FlowRecord(start?.Parent == node ? start.Position : node.Connections.Start, [.. tokens.OrderBy(t => t.Connection)]);
    }

    // Inputs and outputs that a used workflow has only in the other version are there, and empty.
    private static IReadOnlyDictionary<string, JsonNode?>? MoveExtra(IReadOnlyDictionary<string, JsonNode?>? extra, CompiledActivity node)
    {
        if (node.Activity is not WorkflowAsActivity)
        {
            return extra;
        }

        var moved = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var name in node.Declared.Inputs.Select(i => i.Name).Concat(node.Attribute.Outputs).Concat(extra?.Keys ?? []))
        {
            moved[name] = extra?.GetValueOrDefault(name);
        }

        return moved;
    }

    // A variable that the other version does not have is kept out of sight; a new one begins with its default.
    private Dictionary<string, JsonNode?> Coerced(CompiledActivity node, IReadOnlyDictionary<string, JsonNode?> values)
    {
        var coerced = new Dictionary<string, JsonNode?>(values, StringComparer.Ordinal);
        foreach (var declaration in node.Variables)
        {
            try
            {
                if (values.TryGetValue(declaration.Id, out var value))
                {
                    coerced[declaration.Id] = declaration.Coerce(value);
                }
            }
            catch (FormatException e)
            {
                _problems.Add($"The variable {declaration.Name} holds a value that it cannot hold in the other version: {e.Message}");
            }
        }

        return coerced;
    }
}
