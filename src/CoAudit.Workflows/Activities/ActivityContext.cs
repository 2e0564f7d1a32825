using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Activities;

/// <summary>One execution of one node: what its activity may read and do. Lives as long as the burst; what must last goes into the state.</summary>
public sealed partial class ActivityContext
{
    private readonly BurstRun _run;

    internal ActivityContext(BurstRun run, CompiledActivity node, ActivityContext? parent, int number)
    {
        _run = run;
        Node = node;
        Parent = parent;
        Number = number;
        ActivityInstanceId = run.IdOf(number);
    }

    /// <summary>The burst's one instant, UTC.</summary>
    public DateTimeOffset Now => _run.Now;

    public string WorkflowInstanceId => _run.InstanceId;

    /// <summary>Business key of the instance.</summary>
    public string? CorrelationId => _run.CorrelationId;

    /// <summary>Unique among all executions of all instances.</summary>
    public string ActivityInstanceId { get; }

    /// <summary>The node in the definition.</summary>
    public CompiledActivity Node { get; }

    /// <summary>Small private memory of this execution, kept between bursts.</summary>
    public JsonObject Data => StoredData ??= [];

    /// <summary>The waits of this execution that are still open, in order of creation.</summary>
    public IReadOnlyList<Bookmark> Waits => OpenWaits ?? (IReadOnlyList<Bookmark>)[];

    /// <summary>The evaluated input, or its default.</summary>
    /// <exception cref="ActivityFaultException">The expression failed or gave the wrong type; becomes an incident.</exception>
    public T Get<T>(Input<T> input)
    {
        var index = Node.Declared.IndexOf(input);
        var value = InputAt(index);
        return value is T typed ? Own(typed) : input.Default;
    }

    /// <summary>A workflow input by name; null when it was not given.</summary>
    public JsonNode? GetWorkflowInput(string name) => WorkflowInput(name)?.DeepClone();

    /// <summary>Stores a named output; bound variables get it too.</summary>
    public void SetOutput(string name, JsonNode? value) => SetOutput(name, value, value);

    /// <summary>Stores an output that readers are shown in another form than expressions get it.</summary>
    internal void SetOutput(string name, JsonNode? value, JsonNode? shown)
    {
        _run.Spend(BurstLimits.LettersOf(value));
        (OutputValues ??= [])[name] = shown?.DeepClone();
        _run.KeepOutput(Node.Key, name, value?.DeepClone());
        for (var i = 0; i < Node.Outputs.Count; i++)
        {
            if (string.Equals(Node.Outputs[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                SetVariable(Node.Outputs[i].Variable, value?.DeepClone());
            }
        }
    }

    /// <summary>Leaves by these exits; none given means Done. What the activity still waits for, and children that still run, are cancelled.</summary>
    public void Complete(params ReadOnlySpan<string> outcomes)
    {
        if (Phase == ActivityPhase.Running)
        {
            Phase = ActivityPhase.Completed;
            NamedOutcomes = outcomes.Length > 0;
            Outcomes = NamedOutcomes ? outcomes.ToArray() : DoneOnly;
        }
    }

    /// <summary>Leaves by exactly these exits; where there is none, its branch ends here.</summary>
    public void CompleteBy(IReadOnlyList<string> outcomes)
    {
        if (Phase == ActivityPhase.Running)
        {
            (Phase, NamedOutcomes, Outcomes) = (ActivityPhase.Completed, true, outcomes);
        }
    }

    /// <summary>Waits. See <see cref="Bookmark"/> for the meaning of the arguments.</summary>
    public Bookmark Wait(string name, string key = "", JsonObject? payload = null, DateTimeOffset? dueAt = null)
    {
        var bookmark = new Bookmark(_run.NextId(), Node.Id, ActivityInstanceId, name, key)
        {
            Payload = (JsonObject?)payload?.DeepClone(),
            DueAt = dueAt?.ToUniversalTime(),
        };
        _run.Spend(100 + BurstLimits.LettersOf(payload));
        (OpenWaits ??= []).Add(bookmark);
        _run.Waits(bookmark);
        StartedWaiting = true;
        return bookmark;
    }

    /// <summary>Gives up one wait of this execution, for example because its due time moved.</summary>
    public void StopWaiting(Bookmark bookmark)
    {
        if (OpenWaits?.Remove(bookmark) == true)
        {
            _run.WaitOver(bookmark);
        }
    }

    /// <summary>Asks something of the world.</summary>
    public void Emit(Effect effect) => _run.Emit(effect);

    // A node belongs to one tree; an activity gets its own copy, so that it cannot change the state.
    private static T Own<T>(T value) => value is JsonNode node ? (T)(object)node.DeepClone() : value;
}

/// <summary>A child that has completed, told to its container.</summary>
/// <param name="Node">The child's node.</param>
/// <param name="Outcomes">The exits that it took.</param>
public sealed record ChildCompletion(CompiledActivity Node, string ActivityInstanceId, IReadOnlyList<string> Outcomes);

/// <summary>An activity cannot go on. Becomes an incident; the message is shown to the quality lead.</summary>
public sealed class ActivityFaultException(string message, Exception? inner = null) : Exception(message, inner);
