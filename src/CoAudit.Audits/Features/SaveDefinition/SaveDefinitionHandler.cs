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
        var definition = CheckedDefinition.Of(workflows, WorkflowDefinition.Parse(utf8));
        if (publish)
        {
            definition.ThrowIfBroken();
        }

        return transactor.RunAsync(
            async (unit, ct) =>
            {
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
