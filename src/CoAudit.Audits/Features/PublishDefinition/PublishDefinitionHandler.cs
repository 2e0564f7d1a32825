using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.PublishDefinition;

/// <summary>Publishes the latest version of a definition. Running instances stay on theirs.</summary>
public sealed class PublishDefinitionHandler(ITransactor transactor, CompiledWorkflows workflows)
{
    /// <exception cref="DefinitionException">The latest version cannot be run.</exception>
    /// <exception cref="ConflictException">Somebody has saved something newer than what was read.</exception>
    public Task<DefinitionVersion> HandleAsync(PublishDefinition command, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var versions = await DefinitionVersions.LoadAsync(unit, command.DefinitionId, ct);
                var latest = versions.Latest ?? throw new NotFoundException("definition");
                versions.RefuseUnread(command.Revision);
                var compiled = await workflows.GetAsync(unit.Db, latest.Hash, ct);
                var definition = new CheckedDefinition(compiled);
                definition.ThrowIfBroken();
                await versions.PublishAsync(latest, definition, ct);
                await ConsumerUpdates.ApplyAsync(unit, workflows, latest, definition.Definition, ct);
                return latest;
            },
            cancellationToken);
}
