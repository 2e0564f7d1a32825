using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.DeliverEvent;

/// <summary>
/// Brings a told event to one instance. When something else has ended the wait meanwhile, the instance hears the event at its next wait, as if it had been told
/// that little bit later: two stimuli at once both count.
/// </summary>
public sealed class DeliverEventHandler(InstanceRunner runner, EventBoard events)
{
    public async Task HandleAsync(Unit unit, Timer timer, CancellationToken cancellationToken)
    {
        var audit = timer.AuditId is { } auditId ? await unit.Db.LockAuditAsync(auditId, cancellationToken) : null;
        var told = EventDelivery.Read(timer);
        if (await unit.Db.Bookmarks.AnyAsync(b => b.Id == timer.BookmarkId, cancellationToken))
        {
            await runner.ResumeAsync(unit, audit, timer.InstanceId!, timer.BookmarkId!, told.Payload, cancellationToken);
        }
        else if (await unit.Db.Instances.AnyAsync(i => i.Id == timer.InstanceId && i.Status == nameof(WorkflowStatus.Running), cancellationToken))
        {
            await events.TellAsync(unit, new EventCall(told.Name, told.Payload) { InstanceId = timer.InstanceId }, cancellationToken);
        }
    }
}
