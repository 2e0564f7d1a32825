using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>Says whether a definition's activation strategy stands in the way of a start. Starts under a strategy queue up, so that of two at once one is refused.</summary>
internal static class Activation
{
    /// <returns>Why it may not start now; null when it may.</returns>
    public static async Task<string?> RefusalAsync(Unit unit, DefinitionVersion definition, ActivationStrategy strategy, string? correlationId, CancellationToken cancellationToken)
    {
        if (strategy == ActivationStrategy.Always || (strategy == ActivationStrategy.Correlation && correlationId is null))
        {
            return null;
        }

        await LockAsync(unit.Db, definition.DefinitionId, strategy, cancellationToken);
        var running = unit.Db.Instances.AsNoTracking().Where(i => i.Status == nameof(WorkflowStatus.Running));
        var (rivals, rule) = strategy switch
        {
            ActivationStrategy.Singleton => (running.Where(i => i.DefinitionId == definition.DefinitionId), "one at a time"),
            ActivationStrategy.CorrelatedSingleton => (running.Where(i => i.DefinitionId == definition.DefinitionId && i.CorrelationId == correlationId), "one at a time for each correlation id"),
            _ => (running.Where(i => i.CorrelationId == correlationId), "alone for its correlation id"),
        };
        return await rivals.AnyAsync(cancellationToken) ? $"\"{definition.Name}\" is set up to run {rule}, and one is running." : null;
    }

    // The published versions' rows stand for the right to start. SQLite has one writer anyway.
    private static async Task LockAsync(CoAuditDb db, string definitionId, ActivationStrategy strategy, CancellationToken cancellationToken)
    {
        if (db.ForUpdate.Length == 0)
        {
            return;
        }

        var all = strategy == ActivationStrategy.Correlation;
#pragma warning disable EF1003, S2077 // Only the lock clause is added, a constant of the database at hand.
        await db.DefinitionVersions.FromSqlRaw("SELECT * FROM definition_versions WHERE is_published AND (definition_id = {0} OR {1}) ORDER BY id " + db.ForUpdate, definitionId, all)
            .AsNoTracking().ToListAsync(cancellationToken);
#pragma warning restore EF1003, S2077
    }
}
