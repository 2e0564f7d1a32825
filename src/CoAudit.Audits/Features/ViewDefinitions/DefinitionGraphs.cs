using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewDefinitions;

/// <summary>Versions of definitions together with the workflows that stand in them as activities.</summary>
public sealed class DefinitionGraphs(IDbContextFactory<CoAuditDb> contexts, CompiledWorkflows workflows)
{
    /// <summary>One version with what an instance that starts now would find in it; null when there is no such version.</summary>
    public async Task<CompiledWorkflow?> FindAsync(Guid versionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = await db.DefinitionVersions.AsNoTracking().Where(d => d.Id == versionId).Select(d => d.Hash).FirstOrDefaultAsync(cancellationToken);
        return hash is null ? null : await workflows.GetAsync(db, hash, cancellationToken);
    }
}
