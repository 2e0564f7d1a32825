using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.SaveDefinition;

/// <summary>Saves a draft of a definition; a draft over a published version becomes a version of its own. Publishes it when asked.</summary>
public sealed class SaveDefinitionHandler(ITransactor transactor, CompiledWorkflows workflows)
{
    /// <exception cref="DefinitionException">Not a definition; or, when publishing, it cannot be run.</exception>
    public Task<DefinitionVersion> HandleAsync(ReadOnlyMemory<byte> utf8, bool publish, CancellationToken cancellationToken)
    {
        var alone = CheckedDefinition.Of(workflows, WorkflowDefinition.Parse(utf8));
        if (publish && alone.Workflow.Missing.Count == 0)
        {
            alone.ThrowIfBroken();
        }

        return transactor.RunAsync(
            async (unit, ct) =>
            {
                var definition = await alone.WithUsedAsync(workflows, unit.Db, ct);
                if (publish && !ReferenceEquals(definition, alone))
                {
                    definition.ThrowIfBroken();
                }

                var versions = await DefinitionVersions.LoadAsync(unit, definition.DefinitionId, ct);
                var version = await versions.SaveDraftAsync(definition, ct);
                if (publish)
                {
                    await versions.PublishAsync(version, definition, ct);
                }

                return version;
            },
            cancellationToken);
    }
}
