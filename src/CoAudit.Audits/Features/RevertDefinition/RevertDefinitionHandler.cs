using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Audits.Features.RevertDefinition;

/// <summary>Makes the contents of an earlier version the newest draft. What is published stays published.</summary>
public sealed class RevertDefinitionHandler(ITransactor transactor, CompiledWorkflows workflows)
{
    /// <exception cref="NotFoundException">There is no such version.</exception>
    public Task<DefinitionVersion> HandleAsync(RevertDefinition command, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var versions = await DefinitionVersions.LoadAsync(unit, command.DefinitionId, ct);
                var earlier = versions.Find(command.Version) ?? throw new NotFoundException("workflow definition version");
                var definition = new CheckedDefinition(await workflows.GetAsync(unit.Db, earlier.Hash, ct));
                return await versions.AddAsync(definition, DefinitionVersions.FromDesigner, ct, command.SavedBy);
            },
            cancellationToken);
}
