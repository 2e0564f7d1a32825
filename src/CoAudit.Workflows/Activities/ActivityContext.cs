using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities;

/// <summary>One execution of one node inside a burst: what an activity may read and do.</summary>
public sealed partial class ActivityContext
{
    /// <summary>The burst's one instant, UTC.</summary>
    public DateTimeOffset Now => throw new NotImplementedException();

    public string WorkflowInstanceId => throw new NotImplementedException();

    /// <summary>Unique among all executions of all instances.</summary>
    public string ActivityInstanceId => throw new NotImplementedException();

    /// <summary>The node in the definition.</summary>
    public CompiledActivity Node => throw new NotImplementedException();

    /// <summary>Small private memory of this execution, kept between bursts.</summary>
    public JsonObject Data => throw new NotImplementedException();

    /// <summary>The evaluated input, or its default.</summary>
    /// <exception cref="ActivityFaultException">The expression failed or gave the wrong type; becomes an incident.</exception>
    public T Get<T>(Input<T> input) => throw new NotImplementedException();

    /// <summary>Stores a named output; bound variables get it too.</summary>
    public void SetOutput(string name, JsonNode? value) => throw new NotImplementedException();

    /// <summary>Leaves by these exits; none given means Done.</summary>
    public void Complete(params ReadOnlySpan<string> outcomes) => throw new NotImplementedException();

    /// <summary>Waits. See <see cref="Bookmark"/> for the meaning of the arguments.</summary>
    public Bookmark Wait(string name, string key = "", JsonObject? payload = null, DateTimeOffset? dueAt = null) => throw new NotImplementedException();

    /// <summary>Asks something of the world.</summary>
    public void Emit(Effect effect) => throw new NotImplementedException();
}

/// <summary>A child that has completed, told to its container.</summary>
/// <param name="Node">The child's node.</param>
/// <param name="Outcomes">The exits that it took.</param>
public sealed record ChildCompletion(CompiledActivity Node, string ActivityInstanceId, IReadOnlyList<string> Outcomes);

/// <summary>An activity cannot go on. Becomes an incident; the message is shown to the quality lead.</summary>
public sealed class ActivityFaultException(string message, Exception? inner = null) : Exception(message, inner);
