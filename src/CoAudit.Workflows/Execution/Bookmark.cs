using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Execution;

/// <summary>Where an instance waits.</summary>
/// <param name="Id">Unique among all instances: the instance id, a dot and a number.</param>
/// <param name="ActivityId">Id of the waiting node in the definition.</param>
/// <param name="ActivityInstanceId">Which execution of that node waits.</param>
/// <param name="Name">Kind of wait, for example <c>Elsa.Event</c>, <c>Elsa.Delay</c> or <c>CoAudit.Stage</c>.</param>
/// <param name="Key">What a stimulus must name to match, for example the event's name; empty when nothing but the id finds it.</param>
public sealed record Bookmark(string Id, string ActivityId, string ActivityInstanceId, string Name, string Key)
{
    /// <summary>What the activity wants to find again, or what a reader of the API may see.</summary>
    public JsonObject? Payload { get; init; }

    /// <summary>When set, storage arms a timer that resumes this bookmark at that instant.</summary>
    public DateTimeOffset? DueAt { get; init; }
}
