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
public sealed class EventBoard(WorkflowStore store)
{
    private const string EventBookmark = "Elsa.Event";

    // Nearly every wait asks, and nearly never is there one.
    private static readonly Statement HasUnheard = new("SELECT 1 FROM unheard_events WHERE name = @name AND expires_at > @now LIMIT 1", "name", "now");

    /// <summary>How long an event that nobody heard is kept, as in Elsa.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>Tells an event.</summary>
    /// <returns>The timers that bring it to those who wait, and start those who are started by it.</returns>
    public async Task<IReadOnlyList<Guid>> TellAsync(Unit unit, EventCall call, CancellationToken cancellationToken)
    {
        var (db, now) = (unit.Db, unit.Now);
        await HoldAsync(db, [call.Name], cancellationToken);
        await db.UnheardEvents.Where(e => e.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var told = new EventDelivery(call.Name, call.Payload);
        var timers = new List<Timer>();
        timers.AddRange((await WaitsAsync(db, call, cancellationToken)).Select(wait => told.ToTimer(now, wait)));
        if (call is { InstanceId: null, ActivityInstanceId: null })
        {
            timers.AddRange((await StartsAsync(unit, call, cancellationToken)).Select(order => order.ToTimer(now, auditId: null)));
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
                Payload = call.Payload?.ToJsonString(),
                ExpiresAt = now + KeptFor,
            });
        }

        db.Timers.AddRange(timers);
        return [.. timers.Select(t => t.Id)];
    }

    /// <summary>Brings to the new waits of a burst what was told before they began, and tells what the burst publishes.</summary>
    public async Task ApplyAsync(Unit unit, Burst burst, AuditId? auditId, CancellationToken cancellationToken)
    {
        if (!burst.Created.Any(b => Same(b.Name, EventBookmark)) && !burst.Effects.Any(e => e is PublishEvent))
        {
            return;
        }

        var waits = burst.Created.Where(b => Same(b.Name, EventBookmark)).ToLookup(b => b.Key, StringComparer.Ordinal);
        var published = burst.Effects.OfType<PublishEvent>().ToList();
        await HoldAsync(unit.Db, [.. waits.Select(w => w.Key), .. published.Select(e => e.EventName)], cancellationToken);
        foreach (var name in waits)
        {
            await ListenAsync(unit, burst.State, name, auditId, cancellationToken);
        }

        foreach (var told in published)
        {
            await TellAsync(unit, EventCall.Of(told, burst.State.InstanceId), cancellationToken);
        }
    }

    private static async Task ListenAsync(Unit unit, WorkflowState state, IGrouping<string, Bookmark> waits, AuditId? auditId, CancellationToken cancellationToken)
    {
        if (await HasUnheard.ReadsNothingAsync(unit.Db, cancellationToken, waits.Key, Instant.ToMicros(unit.Now)))
        {
            return;
        }

        var unheard = await unit.Db.UnheardEvents.Where(e => e.Name == waits.Key && e.ExpiresAt > unit.Now).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        foreach (var wait in waits)
        {
            if (unheard.Find(e => IsFor(e, state, wait)) is not { } heard)
            {
                continue;
            }

            unheard.Remove(heard);
            unit.Db.UnheardEvents.Remove(heard);
            var told = new EventDelivery(heard.Name, heard.Payload is { } json ? JsonNode.Parse(json) : null);
            unit.Db.Timers.Add(told.ToTimer(unit.Now, new EventWait(wait.Id, state.InstanceId, auditId)));
        }
    }

    // In one order, so that two who hold several names do not wait for each other.
    private static async Task HoldAsync(CoAuditDb db, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await db.HoldAsync($"event:{name}", cancellationToken);
        }
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);

    private static bool IsFor(UnheardEvent told, WorkflowState state, Bookmark wait) =>
        (told.CorrelationId is null || Same(told.CorrelationId, state.CorrelationId))
        && (told.InstanceId is null || Same(told.InstanceId, state.InstanceId))
        && (told.ActivityInstanceId is null || Same(told.ActivityInstanceId, wait.ActivityInstanceId));

    private async Task<List<EventWait>> WaitsAsync(CoAuditDb db, EventCall call, CancellationToken cancellationToken)
    {
        var waits = await (
            from bookmark in db.Bookmarks.AsNoTracking()
            join instance in db.Instances.AsNoTracking() on bookmark.InstanceId equals instance.Id
            where bookmark.Name == EventBookmark && bookmark.Key == call.Name
                && instance.Status == nameof(WorkflowStatus.Running)
                && (call.CorrelationId == null || instance.CorrelationId == call.CorrelationId)
                && (call.InstanceId == null || instance.Id == call.InstanceId)
            orderby bookmark.Id
            select new EventWait(bookmark.Id, instance.Id, instance.AuditId)).ToListAsync(cancellationToken);
        return call.ActivityInstanceId is { } execution ? await OfExecutionAsync(db, waits, execution, cancellationToken) : waits;
    }

    // The id of an execution begins with that of its instance; which of the instance's waits are its own only the state knows.
    private async Task<List<EventWait>> OfExecutionAsync(CoAuditDb db, List<EventWait> waits, string execution, CancellationToken cancellationToken)
    {
        var instanceId = execution.Split('.')[0];
        var found = await store.FindAsync(db, instanceId, cancellationToken);
        var own = found?.State.Bookmarks.Where(b => Same(b.ActivityInstanceId, execution)).Select(b => b.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        return waits.FindAll(w => own.Contains(w.BookmarkId));
    }

    // On the version that is published now, whatever becomes of it before the order is carried out.
    private static async Task<List<StartOrder>> StartsAsync(Unit unit, EventCall call, CancellationToken cancellationToken)
    {
        var triggers = await (
            from trigger in unit.Db.Triggers.AsNoTracking()
            join version in unit.Db.DefinitionVersions.AsNoTracking() on trigger.DefinitionId equals version.DefinitionId
            where trigger.Name == EventBookmark && trigger.Key == call.Name && version.IsPublished
            orderby trigger.Id
            select new { trigger.DefinitionId, trigger.ActivityId, version.Version }).ToListAsync(cancellationToken);
        return [.. triggers.Select(t => new StartOrder(Guid.CreateVersion7(unit.Now).ToString("N"), t.DefinitionId, t.Version)
        {
            CorrelationId = call.CorrelationId,
            TriggerActivityId = t.ActivityId,
            TriggerPayload = call.Payload,
        })];
    }
}
