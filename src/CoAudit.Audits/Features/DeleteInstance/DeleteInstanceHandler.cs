using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.DeleteInstance;

/// <summary>Deletes a workflow instance with everything that hangs on it. What belongs to an audit is kept: it is evidence.</summary>
public sealed class DeleteInstanceHandler(ITransactor transactor)
{
    /// <returns>True; or false when there is no such instance.</returns>
    /// <exception cref="ConflictException">It belongs to an audit.</exception>
    public Task<bool> HandleAsync(string instanceId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var found = await unit.Db.Instances.AsNoTracking().Where(i => i.Id == instanceId).Select(i => new { i.AuditId }).FirstOrDefaultAsync(ct);
                if (found?.AuditId is not null)
                {
                    throw new ConflictException("belongs-to-audit", "This workflow runs an audit and is kept with it.");
                }

                return found is not null && await InstanceRemoval.RemoveAsync(unit, i => i.Id == instanceId, ct) > 0;
            },
            cancellationToken);
}
