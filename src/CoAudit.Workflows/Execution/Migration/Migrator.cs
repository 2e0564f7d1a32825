using System.Text.Json.Nodes;
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
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly List<string> _problems = [];
    private readonly Dictionary<string, CompiledActivity> _counterparts = new(StringComparer.Ordinal);

    private Migrator(CompiledWorkflow from, CompiledWorkflow to, IReadOnlyDictionary<string, string> names) => (_from, _to, _names) = (from, to, names);

    /// <summary>Says what would become of the instance. Changes nothing.</summary>
    /// <param name="names">New ids of activities by their old ones, for those that were given another id.</param>
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

        var moves = state.Bookmarks.Select(Move).ToList();
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
            Bookmarks = [.. state.Bookmarks.Select(b => b with { ActivityId = NewId(b.ActivityId) })],
            Incidents = [.. state.Incidents.Select(i => i with { ActivityId = NewId(i.ActivityId) })],
            Activities = activities,
            Sequence = state.Sequence + 1,
            LastNumber = state.LastNumber,
            Input = state.Input,
            Output = state.Output,
            Variables = variables,
            ActivityOutputs = new SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>>(
                state.ActivityOutputs.ToDictionary(o => NewId(o.Key), o => o.Value, StringComparer.Ordinal), StringComparer.Ordinal),
        };
        return new MigrationPlan(moves, _problems, new Burst { State = after, Created = [], Removed = [], Effects = [], Journal = [Line(after, now)] });
    }

    private JournalEntry Line(WorkflowState after, DateTimeOffset now) => new(
        after.Sequence, now.ToUniversalTime(), "Migrated", _to.Root.Id, after.Activities[0].ActivityInstanceId, null, _to.Root.Type, _to.Root.NodeId);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private string NewId(string activityId) => Same(activityId, _from.Root.Id) ? _to.Root.Id : _names.GetValueOrDefault(activityId, activityId);

    // Containers come before what stands in them, so a parent's counterpart is known.
    private void FindCounterpart(ActivityRecord record, WorkflowState state)
    {
        var old = _from.Find(record.ActivityId)!;
        var found = _to.Find(NewId(record.ActivityId));
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

    private BookmarkMove Move(Bookmark bookmark)
    {
        var old = _from.Find(bookmark.ActivityId)!;
        return _counterparts.TryGetValue(bookmark.ActivityId, out var found)
            ? new BookmarkMove(bookmark.Id, bookmark.Name, bookmark.ActivityId, old.Type, found.Id, null)
            : new BookmarkMove(bookmark.Id, bookmark.Name, bookmark.ActivityId, old.Type, null, $"\"{old.DisplayText}\" has no counterpart of its type in the same place.");
    }

    private ActivityRecord MoveRecord(ActivityRecord record)
    {
        var node = _counterparts[record.ActivityId];
        return new ActivityRecord
        {
            ActivityInstanceId = record.ActivityInstanceId,
            ActivityId = node.Id,
            ParentActivityInstanceId = record.ParentActivityInstanceId,
            IsFaulted = record.IsFaulted,
            IsOver = record.IsOver,
            Number = record.Number,
            ParentNumber = record.ParentNumber,
            Data = record.Data,
            Inputs = record.Inputs,
            Outputs = record.Outputs,
            Variables = record.Variables is { } variables ? Coerced(node, variables) : null,
            ExtraVariables = record.ExtraVariables,
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
            var (from, to) = (NewId(old.Children[source].Id), NewId(old.Children[target].Id));
            for (var i = 0; i < arrows.Count; i++)
            {
                if (Same(node.Children[arrows[i].Source].Id, from) && Same(arrows[i].Port, port) && Same(node.Children[arrows[i].Target].Id, to))
                {
                    tokens.Add((i, unused, followed));
                    break;
                }
            }
        }

        var start = flow.Start >= 0 ? _to.Find(NewId(old.Children[flow.Start].Id)) : null;
        return new FlowRecord(start?.Parent == node ? start.Position : node.Connections.Start, [.. tokens.OrderBy(t => t.Connection)]);
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
