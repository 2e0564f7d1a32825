using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.CancelInstance;

/// <summary>Cancels a workflow instance and those that it started. An audit's own workflow is cancelled with its audit, and with a reason.</summary>
public sealed class CancelInstanceHandler(ITransactor transactor, InstanceRunner runner)
{
    /// <exception cref="NotFoundException">There is no such instance.</exception>
    /// <exception cref="ConflictException">It belongs to an audit.</exception>
    public Task<bool> HandleAsync(string instanceId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var instance = await unit.Db.Instances.AsNoTracking().Where(i => i.Id == instanceId).Select(i => new { i.AuditId }).FirstOrDefaultAsync(ct)
                    ?? throw new NotFoundException("workflow instance");
                if (instance.AuditId is not null)
                {
                    throw new ConflictException("belongs-to-audit", "This workflow runs an audit. Cancel the audit, with a reason that everyone can read.");
                }

                await runner.CancelAsync(unit, null, instanceId, ct);
                return true;
            },
            cancellationToken);
}
