using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>A named event and who shall hear it: everybody, or only those that match what is given.</summary>
public sealed record EventCall(string Name, JsonNode? Payload = null)
{
    public string? CorrelationId { get; init; }

    public string? InstanceId { get; init; }

    public string? ActivityInstanceId { get; init; }

    public static EventCall Of(PublishEvent told, string publisher) =>
        new(told.EventName, told.Payload) { CorrelationId = told.CorrelationId, InstanceId = told.IsLocal ? publisher : null };
}
