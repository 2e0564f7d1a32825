using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Execution;

/// <content>From a state to a burst and back.</content>
internal sealed partial class BurstRun
{
    private readonly List<Incident> _incidents = [];
    private IReadOnlyDictionary<string, JsonNode?> _input = WorkflowState.None;
    private IReadOnlyDictionary<string, JsonNode?> _output = WorkflowState.None;
    private SortedDictionary<string, IReadOnlyDictionary<string, JsonNode?>>? _activityOutputs;

    // Of those, the dictionaries that this burst has made, and so may change.
    private readonly Dictionary<string, SortedDictionary<string, JsonNode?>> _ownOutputs = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, JsonNode?>? _variables;
    private long _sequence;
    private int _lastNumber;
    private long _storedBytes;

    public static BurstRun Load(
        CompiledWorkflow workflow, WorkflowState state, DateTimeOffset now, int maxSteps = DefaultMaxSteps,
        IReadOnlyDictionary<(string, int), ChildAnswer>? answers = null)
    {
        var run = new BurstRun(workflow, state.InstanceId, now)
        {
            MaxSteps = maxSteps,
            Answers = answers,
            CorrelationId = state.CorrelationId,
            Name = state.Name,
            _sequence = state.Sequence,
            _storedBytes = state.StoredBytes,
            _lastNumber = state.LastNumber,
            _variables = state.Variables,
            _input = state.Input,
            _output = state.Output,
            _activityOutputs = state.ActivityOutputs.Count == 0 ? null : new(state.ActivityOutputs.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        };
        run._incidents.AddRange(state.Incidents);
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
        if (name is "Result")
        {
            LastResult = value;
        }

        _activityOutputs ??= new(StringComparer.Ordinal);
        if (_ownOutputs.TryGetValue(activityId, out var own))
        {
            own[name] = value;
            return;
        }

        own = With(_activityOutputs.GetValueOrDefault(activityId) ?? WorkflowState.None, name, value);
        _ownOutputs.Add(activityId, own);
        _activityOutputs[activityId] = own;
    }

    /// <summary>The output Result that an activity gave last in this burst. Not to be changed.</summary>
    public JsonNode? LastResult { get; private set; }

    /// <summary>Gives an output of the workflow a value. The node becomes part of the state.</summary>
    public void SetOutput(string name, JsonNode? value) => _output = With(_output, name, value);

    /// <summary>The workflow's variables as the state had them.</summary>
    public IReadOnlyDictionary<string, JsonNode?>? KeptVariables => _variables;

    public JsonNode? OutputOf(string activityId, string name) =>
        _activityOutputs?.GetValueOrDefault(activityId)?.GetValueOrDefault(name);

    private void Revive(ActivityRecord record)
    {
        var node = workflow.Find(record.ActivityId)
            ?? throw new ArgumentException($"The state is at the activity {record.ActivityId}, which this definition does not have.", nameof(record));
        var parent = record.ParentNumber == 0 ? null : _live[record.ParentNumber];
        var activity = new ActivityContext(this, node, parent, record.Number)
        {
            Phase = record.IsFaulted ? ActivityPhase.Faulted : record.IsOver ? ActivityPhase.Completed : ActivityPhase.Running,
            LeavesChildren = record.IsOver,
            IsKept = record.IsOver,
            InputsTold = true,
            StoredData = (JsonObject?)record.Data?.DeepClone(),
            ExtraVariables = record.ExtraVariables is { } extra ? new(extra.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) : null,
        };
        ActivityRecords.Restore(activity, record);
        if (parent is not null)
        {
            parent.OpenChildren += record.IsOver ? 0 : 1;
            parent.KeptChildren += record.IsOver ? 1 : 0;
        }

        _live.Add(activity);
    }

    // Only what may have grown too large is measured: that takes as long as storing it.
    private Burst ToBoundedBurst()
    {
        var burst = ToBurst();
        return _storedBytes + _letters > BurstLimits.StateBytes && burst.State.ToUtf8().Length > BurstLimits.StateBytes
            ? throw new RunawayException(workflow.Root, $"what the instance remembers has more than {BurstLimits.StateBytes:N0} bytes.")
            : burst;
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
            Name = Name,
            Bookmarks = OpenWaits(),
            Incidents = _incidents,
            Activities = Records(),
            Sequence = _sequence,
            LastNumber = _lastNumber,
            Input = _input,
            Output = _output,
            Variables = _variables ?? WorkflowState.None,
            ActivityOutputs = _activityOutputs ?? WorkflowState.NoOutputs,
            Uses = workflow.Uses,
        };
    }

    private List<Bookmark> OpenWaits()
    {
        var waits = new List<Bookmark>();
        foreach (var activity in _live)
        {
            if (activity.OpenWaits is { } open)
            {
                waits.AddRange(open);
            }
        }

        return waits;
    }

    private List<ActivityRecord> Records()
    {
        var records = new List<ActivityRecord>(_live.Count);
        foreach (var activity in _live)
        {
            records.Add(ActivityRecords.Of(activity));
        }

        return records;
    }

    // The workflow's own variables outlive the activity that holds them while it runs.
    private void KeepVariables()
    {
        if (_live.Root is { } root)
        {
            _variables = ActivityRecords.VariablesOf(root);
        }
    }

    // What a state holds is never changed: a change makes a new dictionary, in ordinal order.
    private static SortedDictionary<string, JsonNode?> With(IReadOnlyDictionary<string, JsonNode?> values, string name, JsonNode? value) =>
        new(values.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [name] = value };
}
