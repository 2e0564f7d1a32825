using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Execution;

/// <summary>An event for whoever waits for it, told after the burst.</summary>
/// <param name="CorrelationId">Only instances with this business key hear it; null means all.</param>
/// <param name="IsLocal">True when only the publishing instance hears it.</param>
public sealed record PublishEvent(string ActivityId, string ActivityInstanceId, string EventName, string? CorrelationId, JsonNode? Payload, bool IsLocal)
    : Effect(ActivityId, ActivityInstanceId);
