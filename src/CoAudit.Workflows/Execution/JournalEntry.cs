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
    /// <summary><c>Outcomes</c> of a completion, <c>Message</c> of a fault; null otherwise. Entries may share it: not to be changed.</summary>
    public JsonObject? Payload { get; init; }

    /// <summary>
    /// The inputs that the activity got, by Elsa's names (<c>Text</c>): of a container in the entry that starts it, of all others in the entry that ends their
    /// first burst. Where an activity is told its inputs more than once, as a loop whose condition changes, the last entry counts. Entries may share it: not to be changed.
    /// With <see cref="Outputs"/> it is all that a reader needs to tell of an execution that is over: the state no longer holds it.
    /// </summary>
    public JsonObject? Inputs { get => field ?? Told?.ToJson(); init; }

    /// <summary>What <see cref="Inputs"/> are made of in the burst that wrote the entry.</summary>
    internal ToldInputs? Told { get; init; }

    /// <summary>The outputs that the activity set, in the entry that completes it; null when there are none.</summary>
    public JsonObject? Outputs { get; init; }
}

/// <summary>A fault that needs a person: which activity, when, and what it said.</summary>
public sealed record Incident(string ActivityId, string ActivityInstanceId, string ActivityType, string Message, DateTimeOffset At);
