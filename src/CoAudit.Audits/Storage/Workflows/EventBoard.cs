using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// Where events meet those who wait. An event becomes one timer row for each listener, due at once: each hears it in a transaction of its own, exactly once.
/// Who waits and who tells hold the event's name, so that neither misses the other.
/// </summary>
public sealed class EventBoard
{
    private const string EventBookmark = "Elsa.Event";

    /// <summary>How long an event that nobody heard is kept, as in Elsa.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>Tells an event.</summary>
    /// <returns>The timers that bring it to those who wait, and start those who are started by it.</returns>
    public async Task<IReadOnlyList<Guid>> TellAsync(Unit unit, EventCall call, CancellationToken cancellationToken)
    {
        var (db, now) = (unit.Db, unit.Now);
        await db.HoldAsync(HoldName(call.Name), cancellationToken);
        await db.UnheardEvents.Where(e => e.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var payload = call.Payload?.ToJsonString();
        var timers = new List<Timer>();
        timers.AddRange((await WaitsAsync(db, call, cancellationToken)).Select(w => Delivery(now, w.BookmarkId, w.InstanceId, w.AuditId, payload)));
        if (call is { InstanceId: null, ActivityInstanceId: null })
        {
            timers.AddRange((await TriggersAsync(db, call.Name, cancellationToken)).Select(t => Start(now, t, call)));
        }

        if (timers.Count == 0)
        {
            db.UnheardEvents.Add(new UnheardEvent
            {
                Id = Guid.CreateVersion7(now),
                Name = call.Name,
                CorrelationId = call.CorrelationId,
                InstanceId = call.InstanceId,
                ActivityInstanceId = call.ActivityInstanceId,
                Payload = payload,
                ExpiresAt = now + KeptFor,
            });
        }

        db.Timers.AddRange(timers);
        return [.. timers.Select(t => t.Id)];
    }

    /// <summary>Brings to the new waits of a burst what was told before they began.</summary>
    public async Task ListenAsync(Unit unit, Burst burst, AuditId? auditId, CancellationToken cancellationToken)
    {
        // In one order, so that two who hold several names do not wait for each other.
        foreach (var waits in burst.Created.Where(b => Same(b.Name, EventBookmark)).GroupBy(b => b.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            await unit.Db.HoldAsync(HoldName(waits.Key), cancellationToken);
            var unheard = await unit.Db.UnheardEvents.Where(e => e.Name == waits.Key && e.ExpiresAt > unit.Now).OrderBy(e => e.Id).ToListAsync(cancellationToken);
            foreach (var wait in waits)
            {
                if (unheard.Find(e => IsFor(e, burst.State, wait)) is not { } heard)
                {
                    continue;
                }

                unheard.Remove(heard);
                unit.Db.UnheardEvents.Remove(heard);
                unit.Db.Timers.Add(Delivery(unit.Now, wait.Id, burst.State.InstanceId, auditId, heard.Payload));
            }
        }
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string HoldName(string eventName) => $"event:{eventName}";

    private static bool IsFor(UnheardEvent told, WorkflowState state, Bookmark wait) =>
        (told.CorrelationId is null || Same(told.CorrelationId, state.CorrelationId))
        && (told.InstanceId is null || Same(told.InstanceId, state.InstanceId))
        && (told.ActivityInstanceId is null || Same(told.ActivityInstanceId, wait.ActivityInstanceId));

    private static Task<List<EventWait>> WaitsAsync(CoAuditDb db, EventCall call, CancellationToken cancellationToken) =>
        (from bookmark in db.Bookmarks.AsNoTracking()
         join instance in db.Instances.AsNoTracking() on bookmark.InstanceId equals instance.Id
         where bookmark.Name == EventBookmark && bookmark.Key == call.Name
             && instance.Status == nameof(WorkflowStatus.Running)
             && (call.CorrelationId == null || instance.CorrelationId == call.CorrelationId)
             && (call.InstanceId == null || instance.Id == call.InstanceId)
         orderby bookmark.Id
         select new EventWait(bookmark.Id, instance.Id, instance.AuditId)).ToListAsync(cancellationToken);

    private static Task<List<TriggerRow>> TriggersAsync(CoAuditDb db, string name, CancellationToken cancellationToken) =>
        db.Triggers.AsNoTracking().Where(t => t.Name == EventBookmark && t.Key == name).OrderBy(t => t.Id).ToListAsync(cancellationToken);

    private static Timer Delivery(DateTimeOffset now, string bookmarkId, string instanceId, AuditId? auditId, string? payload) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = TimerKind.Bookmark,
        DueAt = now,
        AuditId = auditId,
        InstanceId = instanceId,
        BookmarkId = bookmarkId,
        Payload = payload,
    };

    private static Timer Start(DateTimeOffset now, TriggerRow trigger, EventCall call) =>
        new StartOrder(Guid.CreateVersion7(now).ToString("N"), trigger.DefinitionId)
        {
            CorrelationId = call.CorrelationId,
            TriggerActivityId = trigger.ActivityId,
            TriggerPayload = call.Payload,
        }.ToTimer(now, auditId: null);

    private sealed record EventWait(string BookmarkId, string InstanceId, AuditId? AuditId);
}

/// <summary>A named event and who shall hear it: everybody, or only those that match what is given.</summary>
public sealed record EventCall(string Name, JsonNode? Payload = null)
{
    public string? CorrelationId { get; init; }

    public string? InstanceId { get; init; }

    public string? ActivityInstanceId { get; init; }

    public static EventCall Of(PublishEvent told, string publisher) =>
        new(told.EventName, told.Payload) { CorrelationId = told.CorrelationId, InstanceId = told.IsLocal ? publisher : null };
}
