using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.ResumeDelay;

/// <summary>A bookmark's own time has come: the workflow goes on.</summary>
public sealed class ResumeDelayHandler(InstanceRunner runner)
{
    public async Task HandleAsync(Unit unit, Timer timer, CancellationToken cancellationToken)
    {
        Audit? audit = null;
        if (timer.AuditId is { } auditId)
        {
            audit = await unit.Db.LockAuditAsync(auditId, cancellationToken);
        }

        await runner.ResumeAsync(unit, audit, timer.InstanceId!, timer.BookmarkId!, null, cancellationToken);
    }
}
