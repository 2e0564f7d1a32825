using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>An instance that is to start soon, on its own: kept in a timer row until it has.</summary>
/// <param name="Version">A version's number; null means the published one at that time.</param>
public sealed record StartOrder(string InstanceId, string DefinitionId, int? Version = null)
{
    public JsonObject? Input { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public string? ParentInstanceId { get; init; }

    public string? TriggerActivityId { get; init; }

    public JsonNode? TriggerPayload { get; init; }

    public static StartOrder Read(Timer timer) => JsonSerializer.Deserialize<StartOrder>(timer.Payload!, JsonSerializerOptions.Web)!;

    public StartWorkflow ToStimulus() => new(InstanceId, Input)
    {
        CorrelationId = CorrelationId,
        Name = Name,
        TriggerActivityId = TriggerActivityId,
        TriggerPayload = TriggerPayload,
    };

    /// <summary>A timer that is due at once.</summary>
    public Timer ToTimer(DateTimeOffset now, AuditId? auditId) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = TimerKind.StartWorkflow,
        DueAt = now,
        AuditId = auditId,
        InstanceId = ParentInstanceId,
        Payload = JsonSerializer.Serialize(this, JsonSerializerOptions.Web),
    };
}
