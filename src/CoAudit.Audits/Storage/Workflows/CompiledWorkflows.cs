using System.Collections.Concurrent;
using System.Text;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// Compiled definitions by content hash, and by those of the workflows that they use as activities. A hash never changes its meaning, so nothing here ever goes stale.
/// </summary>
public sealed class CompiledWorkflows(ActivityRegistry registry)
{
    private const int Most = 512;

    private readonly ConcurrentDictionary<string, CompiledWorkflow> byHash = new(StringComparer.Ordinal);

    public ActivityRegistry Registry => registry;

    public CompiledWorkflow Compile(WorkflowDefinition definition) => CompiledWorkflow.Compile(definition, registry);

    /// <summary>Compiles with the workflows that it uses as activities, as a new instance would get them now.</summary>
    public async ValueTask<CompiledWorkflow> CompileAsync(CoAuditDb db, WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        var alone = Compile(definition);
        return alone.Missing.Count == 0
            ? alone
            : CompiledWorkflow.Compile(definition, registry, await UsedAsync(db, await FindUsesAsync(db, alone, cancellationToken), cancellationToken));
    }

    /// <summary>For a new instance: with the workflows that it uses as activities as they are now.</summary>
    /// <exception cref="InvalidOperationException">No definition of that hash was ever stored.</exception>
    public async ValueTask<CompiledWorkflow> GetAsync(CoAuditDb db, string hash, CancellationToken cancellationToken)
    {
        var alone = await AloneAsync(db, hash, cancellationToken);
        return alone.Missing.Count == 0 ? alone : await GetAsync(db, hash, await FindUsesAsync(db, alone, cancellationToken), cancellationToken);
    }

    /// <summary>For an instance that has started: with the workflows that it found then.</summary>
    /// <param name="uses">What its state remembers.</param>
    /// <exception cref="InvalidOperationException">No definition of that hash was ever stored.</exception>
    public async ValueTask<CompiledWorkflow> GetAsync(CoAuditDb db, string hash, IReadOnlyDictionary<string, string> uses, CancellationToken cancellationToken)
    {
        if (uses.Count == 0)
        {
            return await AloneAsync(db, hash, cancellationToken);
        }

        var key = $"{hash} {string.Join(' ', uses.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => $"{u.Key}={u.Value}"))}";
        return byHash.TryGetValue(key, out var compiled)
            ? compiled
            : Keep(key, CompiledWorkflow.Compile((await AloneAsync(db, hash, cancellationToken)).Definition, registry, await UsedAsync(db, uses, cancellationToken)));
    }

    // Also what the used workflows use: each of them is asked once.
    private async Task<IReadOnlyDictionary<string, string>> FindUsesAsync(CoAuditDb db, CompiledWorkflow workflow, CancellationToken cancellationToken)
    {
        var (uses, asked) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var open = new Queue<WorkflowReference>(workflow.Missing);
        while (open.TryDequeue(out var reference))
        {
            if (asked.Add(reference.Key)
                && await VersionChoice.FindUsedAsync(db, reference, cancellationToken) is { } version
                && await AloneAsync(db, version.Hash, cancellationToken) is { Definition.IsUsableAsActivity: true } used)
            {
                uses.Add(reference.Key, version.Hash);
                foreach (var further in used.Missing)
                {
                    open.Enqueue(further);
                }
            }
        }

        return uses;
    }

    private async Task<Dictionary<string, WorkflowDefinition>> UsedAsync(CoAuditDb db, IReadOnlyDictionary<string, string> uses, CancellationToken cancellationToken)
    {
        var used = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var (reference, hash) in uses)
        {
            used.Add(reference, (await AloneAsync(db, hash, cancellationToken)).Definition);
        }

        return used;
    }

    private async ValueTask<CompiledWorkflow> AloneAsync(CoAuditDb db, string hash, CancellationToken cancellationToken)
    {
        if (byHash.TryGetValue(hash, out var compiled))
        {
            return compiled;
        }

        var json = await db.DefinitionContents.AsNoTracking().Where(d => d.Hash == hash).Select(d => d.Json).FirstOrDefaultAsync(cancellationToken)
            ?? throw new InvalidOperationException($"There is no definition content {hash}.");
        return Keep(hash, Compile(WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(json))));
    }

    private CompiledWorkflow Keep(string key, CompiledWorkflow compiled)
    {
        if (byHash.Count >= Most)
        {
            byHash.Clear();
        }

        byHash[key] = compiled;
        return compiled;
    }

    /// <summary>The published version of a definition, or null.</summary>
    public static Task<DefinitionVersion?> FindPublishedAsync(CoAuditDb db, string definitionId, CancellationToken cancellationToken) =>
        db.DefinitionVersions.AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.IsPublished, cancellationToken);
}
