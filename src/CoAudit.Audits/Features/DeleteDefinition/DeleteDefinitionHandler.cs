using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.DeleteDefinition;

/// <summary>Deletes all versions of a definition and the instances of them. An audit type that audits ran on is kept: they are evidence.</summary>
public sealed class DeleteDefinitionHandler(ITransactor transactor)
{
    /// <returns>False when there is no such definition.</returns>
    /// <exception cref="ConflictException">Audits ran on it.</exception>
    public Task<bool> HandleAsync(string definitionId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                if (await unit.Db.Instances.AnyAsync(i => i.DefinitionId == definitionId && i.AuditId != null, ct))
                {
                    throw new ConflictException("has-audits", "Audits have run on this audit type, so it is kept. Retract it, so that no new audit starts on it.");
                }

                await InstanceRemoval.RemoveAsync(unit, i => i.DefinitionId == definitionId, ct);
                await Triggers.ClearAsync(unit, definitionId, ct);
                return await unit.Db.DefinitionVersions.Where(d => d.DefinitionId == definitionId).ExecuteDeleteAsync(ct) > 0;
            },
            cancellationToken);
}
