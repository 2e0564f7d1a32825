using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>An instance has ended: whoever waits for it goes on, soon and in a transaction of its own.</summary>
internal static class ParentWaits
{
    public static async Task TellAsync(Unit unit, string parentInstanceId, ChildResult child, AuditId? auditId, CancellationToken cancellationToken)
    {
        // A wait for a child is keyed by the child's id.
        var wait = await unit.Db.Bookmarks.AsNoTracking()
            .Where(b => b.InstanceId == parentInstanceId && b.Key == child.InstanceId)
            .Select(b => b.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (wait is null)
        {
            return;
        }

        unit.Db.Timers.Add(new Timer
        {
            Id = Guid.CreateVersion7(unit.Now),
            Kind = TimerKind.Bookmark,
            DueAt = unit.Now,
            AuditId = auditId,
            InstanceId = parentInstanceId,
            BookmarkId = wait,
            Payload = child.ToPayload().ToJsonString(),
        });
    }
}
