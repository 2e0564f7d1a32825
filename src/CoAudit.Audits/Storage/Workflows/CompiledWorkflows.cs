using System.Collections.Concurrent;
using System.Text;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>Compiled definitions by content hash. A hash never changes its meaning, so nothing here ever goes stale.</summary>
public sealed class CompiledWorkflows(ActivityRegistry registry)
{
    private const int Most = 512;

    private readonly ConcurrentDictionary<string, CompiledWorkflow> byHash = new(StringComparer.Ordinal);

    public ActivityRegistry Registry => registry;

    public CompiledWorkflow Compile(WorkflowDefinition definition) => CompiledWorkflow.Compile(definition, registry);

    /// <exception cref="InvalidOperationException">No definition of that hash was ever stored.</exception>
    public async ValueTask<CompiledWorkflow> GetAsync(CoAuditDb db, string hash, CancellationToken cancellationToken)
    {
        if (byHash.TryGetValue(hash, out var compiled))
        {
            return compiled;
        }

        var json = await db.DefinitionContents.AsNoTracking().Where(d => d.Hash == hash).Select(d => d.Json).FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"There is no definition content {hash}.");
        compiled = Compile(WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(json)));
        if (byHash.Count >= Most)
        {
            byHash.Clear();
        }

        byHash[hash] = compiled;
        return compiled;
    }

    /// <summary>The published version of a definition, or null.</summary>
    public static Task<DefinitionVersion?> FindPublishedAsync(CoAuditDb db, string definitionId, CancellationToken cancellationToken) =>
        db.DefinitionVersions.AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.IsPublished, cancellationToken);
}
