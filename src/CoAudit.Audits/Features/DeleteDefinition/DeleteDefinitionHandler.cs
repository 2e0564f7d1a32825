using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Execution;
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
                var audits = await unit.Db.Instances.CountAsync(i => i.DefinitionId == definitionId && i.AuditId != null, ct);
                if (audits > 0)
                {
                    var running = await unit.Db.Instances.CountAsync(i => i.DefinitionId == definitionId && i.AuditId != null && i.Status == nameof(WorkflowStatus.Running), ct);
                    throw new ConflictException("has-audits", $"{Said(audits, running)}, so it is kept. Unpublish it, so that no new audit starts on it.");
                }

                await InstanceRemoval.RemoveAsync(unit, i => i.DefinitionId == definitionId, ct);
                await Triggers.ClearAsync(unit, definitionId, ct);
                return await unit.Db.DefinitionVersions.Where(d => d.DefinitionId == definitionId).ExecuteDeleteAsync(ct) > 0;
            },
            cancellationToken);

    private static string Said(int audits, int running) => (audits, running) switch
    {
        (1, 0) => "1 audit has run on this audit type",
        (_, 0) => $"{audits} audits have run on this audit type",
        (_, 1) => "1 audit is running on this audit type",
        _ => $"{running} audits are running on this audit type",
    };
}
