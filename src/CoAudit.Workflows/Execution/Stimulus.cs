using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Execution;

/// <summary>What sets a burst in motion. Closed family: start, resume, cancel.</summary>
public abstract record Stimulus
{
    private protected Stimulus()
    {
    }
}

/// <summary>Starts a new instance. The state passed to the engine must be null.</summary>
/// <param name="InstanceId">Identity of the new instance; ids of bookmarks and activity instances are derived from it.</param>
/// <param name="Input">Workflow inputs by name; a name that the definition does not declare is readable in the first burst only.</param>
public sealed record StartWorkflow(string InstanceId, JsonObject? Input = null) : Stimulus
{
    /// <summary>Business key that events can be addressed to.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Display name of the instance.</summary>
    public string? Name { get; init; }

    /// <summary>Activity to start from, when a trigger started the instance; null starts at the root's own start.</summary>
    public string? TriggerActivityId { get; init; }

    /// <summary>Payload of the trigger.</summary>
    public JsonNode? TriggerPayload { get; init; }
}

/// <summary>Resumes one bookmark. Unknown bookmarks make a burst that changes nothing (see <see cref="Burst.IsNoOp"/>).</summary>
public sealed record ResumeBookmark(string BookmarkId, JsonNode? Payload = null) : Stimulus;

/// <summary>Cancels the instance: bookmarks go, status Finished, sub-status Cancelled.</summary>
public sealed record CancelWorkflow : Stimulus;
