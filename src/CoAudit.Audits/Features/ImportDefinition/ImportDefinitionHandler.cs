using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.ImportDefinition;

/// <summary>What became of an import.</summary>
/// <param name="Changed">False when these contents were imported before.</param>
public sealed record ImportedDefinition(Guid Id, string DefinitionId, int Version, bool IsPublished, bool Changed);

/// <summary>
/// Takes in a file of <c>workflows/</c>: once per content. A definition edited in the designer wins; then the changed file becomes a draft beside it.
/// </summary>
public sealed class ImportDefinitionHandler(ITransactor transactor, CompiledWorkflows workflows)
{
    /// <exception cref="DefinitionException">The file cannot be run; every problem with its JSON path.</exception>
    public Task<ImportedDefinition> HandleAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        var alone = CheckedDefinition.Of(workflows, WorkflowDefinition.Parse(utf8));
        return transactor.RunAsync(
            async (unit, ct) =>
            {
                var definition = await alone.WithUsedAsync(workflows, unit.Db, ct);
                definition.ThrowIfBroken();
                ThrowIfUnknown(definition);
                return await ImportAsync(unit, definition, ct);
            },
            cancellationToken);
    }

    // In the designer this is a warning where nobody would wait for the workflow, since Elsa lets it pass. A file is read while nobody looks at warnings.
    private static void ThrowIfUnknown(CheckedDefinition definition)
    {
        var unknown = definition.Workflow.Check().Where(p => string.Equals(p.Code, "unknown-activity", StringComparison.Ordinal)).ToList();
        if (unknown.Count > 0)
        {
            throw new DefinitionException(unknown);
        }
    }

    private static async Task<ImportedDefinition> ImportAsync(Unit unit, CheckedDefinition definition, CancellationToken cancellationToken)
    {
        var versions = await DefinitionVersions.LoadAsync(unit, definition.DefinitionId, cancellationToken);
        if (versions.Find(definition.Hash) is { } known)
        {
            return Result(known, changed: false);
        }

        var editedInDesigner = versions.Latest is { Source: DefinitionVersions.FromDesigner };
        var version = await versions.AddAsync(definition, DefinitionVersions.FromFile, cancellationToken);
        if (!editedInDesigner)
        {
            await versions.PublishAsync(version, definition, cancellationToken);
        }

        return Result(version, changed: true);
    }

    private static ImportedDefinition Result(Storage.Tables.DefinitionVersion version, bool changed) =>
        new(version.Id, version.DefinitionId, version.Version, version.IsPublished, changed);
}
