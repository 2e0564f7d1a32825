using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution;

/// <content>From a state to a burst and back.</content>
internal sealed partial class BurstRun
{
    private readonly SortedDictionary<string, JsonNode?> _input = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonNode?> _output = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>> _activityOutputs = new(StringComparer.Ordinal);
    private readonly List<Incident> _incidents = [];
    private IReadOnlyDictionary<string, JsonNode?>? _variables;
    private string? _name;
    private long _sequence;
    private int _lastNumber;

    public static BurstRun Load(CompiledWorkflow workflow, WorkflowState state, DateTimeOffset now, int maxSteps = DefaultMaxSteps)
    {
        var run = new BurstRun(workflow, state.InstanceId, now)
        {
            MaxSteps = maxSteps,
            CorrelationId = state.CorrelationId,
            _name = state.Name,
            _sequence = state.Sequence,
            _lastNumber = state.LastNumber,
            _variables = state.Variables,
        };
        run._incidents.AddRange(state.Incidents);
        Copy(state.Input, run._input);
        Copy(state.Output, run._output);
        foreach (var (id, outputs) in state.ActivityOutputs)
        {
            run._activityOutputs.Add(id, outputs);
        }

        foreach (var record in state.Activities)
        {
            run.Revive(record);
        }

        foreach (var bookmark in state.Bookmarks)
        {
            var number = int.Parse(bookmark.ActivityInstanceId.AsSpan(state.InstanceId.Length + 1), CultureInfo.InvariantCulture);
            (run._live[number].OpenWaits ??= []).Add(bookmark);
        }

        return run;
    }

    /// <summary>Remembers an output for expressions that ask for it later. The node becomes part of the state.</summary>
    public void KeepOutput(string activityId, string name, JsonNode? value)
    {
        var outputs = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        if (_activityOutputs.TryGetValue(activityId, out var earlier))
        {
            Copy(earlier, outputs);
        }

        outputs[name] = value;
        _activityOutputs[activityId] = outputs;
    }

    /// <summary>The workflow's variables as the state had them.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? KeptVariables => _variables;

    public JsonNode? OutputOf(string activityId, string name) =>
        _activityOutputs.TryGetValue(activityId, out var outputs) && outputs.TryGetValue(name, out var value) ? value : null;

    private void Revive(ActivityRecord record)
    {
        var node = workflow.Find(record.ActivityId)
            ?? throw new ArgumentException($"The state is at the activity {record.ActivityId}, which this definition does not have.", nameof(record));
        var parent = record.ParentNumber == 0 ? null : _live[record.ParentNumber];
        var activity = new ActivityContext(this, node, parent, record.Number)
        {
            Phase = record.IsFaulted ? ActivityPhase.Faulted : ActivityPhase.Running,
            InputsTold = true,
            StoredData = (JsonObject?)record.Data?.DeepClone(),
            ExtraVariables = record.ExtraVariables is { } extra ? new(extra.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) : null,
        };
        ActivityRecords.Restore(activity, record);
        if (parent is not null)
        {
            parent.OpenChildren++;
        }

        _live.Add(record.Number, activity);
    }

    private Burst ToBurst() => new()
    {
        State = ToState(),
        Created = _created,
        Removed = _removed,
        Effects = _effects,
        Journal = _journal,
    };

    private WorkflowState ToState()
    {
        var live = _live.Values.OrderBy(a => a.Number).ToList();
        KeepVariables();
        return new WorkflowState
        {
            InstanceId = instanceId,
            Status = _finished || _faulted || _cancelled ? WorkflowStatus.Finished : WorkflowStatus.Running,
            SubStatus = _cancelled ? WorkflowSubStatus.Cancelled
                : _faulted ? WorkflowSubStatus.Faulted
                : _finished ? WorkflowSubStatus.Finished
                : WorkflowSubStatus.Suspended,
            CorrelationId = CorrelationId,
            Name = _name,
            Bookmarks = [.. live.Where(a => a.OpenWaits is not null).SelectMany(a => a.OpenWaits!)],
            Incidents = _incidents,
            Activities = [.. live.Select(ActivityRecords.Of)],
            Sequence = _sequence,
            LastNumber = _lastNumber,
            Input = _input,
            Output = _output,
            Variables = _variables ?? new Dictionary<string, JsonNode?>(StringComparer.Ordinal),
            ActivityOutputs = _activityOutputs,
        };
    }

    // The workflow's own variables outlive the activity that holds them while it runs.
    private void KeepVariables()
    {
        if (_live.Values.FirstOrDefault(a => a.Parent is null) is { } root)
        {
            _variables = ActivityRecords.VariablesOf(root);
        }
    }

    private static void Copy(IReadOnlyDictionary<string, JsonNode?> from, SortedDictionary<string, JsonNode?> to)
    {
        foreach (var (name, value) in from)
        {
            to[name] = value;
        }
    }
}
