using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Execution;

/// <summary>One thing that the engine did, in order. Event names are Elsa's: Started, Completed, Suspended, Resumed, Faulted, Canceled.</summary>
/// <param name="Sequence">Counts up over the life of the instance, from 1.</param>
public sealed record JournalEntry(
    long Sequence,
    DateTimeOffset At,
    string EventName,
    string ActivityId,
    string ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityType,
    string NodeId)
{
    /// <summary>Outcomes of a completion, message of a fault; null otherwise.</summary>
    public JsonObject? Payload { get; init; }
}

/// <summary>A fault that needs a person: which activity, when, and what it said.</summary>
public sealed record Incident(string ActivityId, string ActivityInstanceId, string ActivityType, string Message, DateTimeOffset At);
