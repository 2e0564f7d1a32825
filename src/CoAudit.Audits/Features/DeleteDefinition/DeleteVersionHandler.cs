using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.DeleteDefinition;

/// <summary>Deletes one version of a definition. The published one, and one that instances are pinned to, are kept.</summary>
public sealed class DeleteVersionHandler(ITransactor transactor)
{
    /// <returns>False when there is no such version.</returns>
    /// <exception cref="ConflictException">It is published, or something ran on it.</exception>
    public Task<bool> HandleAsync(Guid versionId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                if (await unit.Db.DefinitionVersions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == versionId, ct) is not { } found)
                {
                    return false;
                }

                var instances = await unit.Db.Instances.CountAsync(i => i.DefinitionId == found.DefinitionId && i.DefinitionVersion == found.Version, ct);
                if (instances > 0)
                {
                    throw new ConflictException("has-instances", $"Version {found.Version} of \"{found.Name}\" is kept: {instances} {(instances == 1 ? "workflow runs or ran" : "workflows run or ran")} on it.");
                }

                var versions = await DefinitionVersions.LoadAsync(unit, found.DefinitionId, ct);
                versions.Remove(versionId);
                return true;
            },
            cancellationToken);
}
