using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.SaveDefinition;

/// <summary>Saves a draft of a definition; a draft that changes a published version becomes a version of its own. Publishes it when asked.</summary>
public sealed class SaveDefinitionHandler(ITransactor transactor, CompiledWorkflows workflows)
{
    /// <exception cref="DefinitionException">Not a definition; or, when publishing, it cannot be run.</exception>
    /// <exception cref="ConflictException">Somebody has saved something newer than the revision that was changed here.</exception>
    public Task<DefinitionVersion> HandleAsync(SaveDefinition command, CancellationToken cancellationToken)
    {
        var alone = CheckedDefinition.Of(workflows, WorkflowDefinition.Parse(command.Utf8));
        if (command.Publish && alone.Workflow.Missing.Count == 0)
        {
            alone.ThrowIfBroken();
        }

        return transactor.RunAsync(
            async (unit, ct) =>
            {
                var definition = await alone.WithUsedAsync(workflows, unit.Db, ct);
                if (command.Publish && !ReferenceEquals(definition, alone))
                {
                    definition.ThrowIfBroken();
                }

                var versions = await DefinitionVersions.LoadAsync(unit, definition.DefinitionId, ct);
                versions.RefuseStale(command.Revision);

                // What is published as it stands needs no draft. Studio saves by itself right after a publish.
                if (!command.Publish && versions.Latest is { IsPublished: true } latest && string.Equals(latest.Hash, definition.Hash, StringComparison.Ordinal))
                {
                    return latest;
                }

                var version = await versions.SaveDraftAsync(definition, command.SavedBy, ct);
                if (command.Publish)
                {
                    await versions.PublishAsync(version, definition, ct);
                    await ConsumerUpdates.ApplyAsync(unit, workflows, version, definition.Definition, ct);
                }

                return version;
            },
            cancellationToken);
    }
}
