using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>An event on its way to one wait: kept in a timer row until that instance has heard it.</summary>
public sealed record EventDelivery(string Name, JsonNode? Payload)
{
    public static EventDelivery Read(Timer timer) => JsonSerializer.Deserialize<EventDelivery>(timer.Payload!, JsonSerializerOptions.Web)!;

    /// <summary>A timer that is due at once.</summary>
    internal Timer ToTimer(DateTimeOffset now, EventWait wait) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = TimerKind.Event,
        DueAt = now,
        AuditId = wait.AuditId,
        InstanceId = wait.InstanceId,
        BookmarkId = wait.BookmarkId,
        Payload = JsonSerializer.Serialize(this, JsonSerializerOptions.Web),
    };
}

/// <summary>Where an instance waits for an event.</summary>
internal sealed record EventWait(string BookmarkId, string InstanceId, AuditId? AuditId);
