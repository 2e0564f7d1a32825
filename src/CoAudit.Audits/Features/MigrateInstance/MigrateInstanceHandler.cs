using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Execution.Migration;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.MigrateInstance;

/// <summary>
/// Moves a running instance, and the audit whose main workflow it is, to another version. All or nothing: when one live wait has no counterpart there, nothing changes.
/// </summary>
public sealed class MigrateInstanceHandler(ITransactor transactor, WorkflowStore store, CompiledWorkflows workflows)
{
    /// <exception cref="NotFoundException">There is no such instance.</exception>
    /// <exception cref="InvalidCommandException">There is no such version, or it was never published.</exception>
    public Task<MigrationReport> HandleAsync(MigrateInstanceCommand command, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => MigrateAsync(unit, command, ct), cancellationToken);

    private async Task<MigrationReport> MigrateAsync(Unit unit, MigrateInstanceCommand command, CancellationToken cancellationToken)
    {
        var row = await unit.Db.Instances.AsNoTracking().FirstOrDefaultAsync(i => i.Id == command.InstanceId, cancellationToken) ?? throw new NotFoundException("workflow instance");
        var audit = row.AuditId is { } auditId ? await unit.Db.LockAuditAsync(auditId, cancellationToken) : null;
        var target = await VersionChoice.Number(command.ToVersion).FindAsync(unit.Db, row.DefinitionId, cancellationToken);
        if (target is not { WasPublished: true })
        {
            throw new InvalidCommandException("targetVersion", $"targetVersion must be a version that is or was published; '{row.DefinitionId}' has no such version {command.ToVersion}.");
        }

        var before = await store.FindAsync(unit.Db, row.Id, cancellationToken) ?? throw new NotFoundException("workflow instance");
        var from = await workflows.GetAsync(unit.Db, before.DefinitionHash, before.State.Uses, cancellationToken);
        var to = await workflows.GetAsync(unit.Db, target.Hash, cancellationToken);
        var plan = Migrator.Plan(before.State, from, to, unit.Now, command.ActivityIds);
        if (plan.Moved is { } moved && !command.IsDryRun)
        {
            await store.MoveAsync(unit, before, target, moved, cancellationToken);
            await FollowAsync(unit, audit, command, row, target, plan.Bookmarks, cancellationToken);
        }

        return new MigrationReport(row.Id, row.DefinitionVersion, target.Version, plan.Moved is not null && !command.IsDryRun, plan.Bookmarks, plan.Problems);
    }

    // Open stages stay open, with their tasks and what was said: only their place in the definition is another.
    private static async Task FollowAsync(
        Unit unit, Audit? audit, MigrateInstanceCommand command, InstanceRow row, DefinitionVersion target, IReadOnlyList<BookmarkMove> moves, CancellationToken cancellationToken)
    {
        foreach (var (oldId, newId) in command.ActivityIds)
        {
            await unit.Db.Stages.Where(s => s.InstanceId == row.Id && s.ActivityId == oldId)
                .ExecuteUpdateAsync(stages => stages.SetProperty(s => s.ActivityId, newId), cancellationToken);
        }

        // Inside a used workflow the caller may have named node ids, which a stage does not know.
        foreach (var move in moves.Where(m => !string.Equals(m.ActivityId, m.ToActivityId, StringComparison.Ordinal)))
        {
            await unit.Db.Stages.Where(s => s.InstanceId == row.Id && s.BookmarkId == move.BookmarkId)
                .ExecuteUpdateAsync(stages => stages.SetProperty(s => s.ActivityId, move.ToActivityId), cancellationToken);
        }

        if (audit is null)
        {
            return;
        }

        if (string.Equals(audit.WorkflowInstanceId, row.Id, StringComparison.Ordinal))
        {
            audit.DefinitionVersion = target.Version;
        }

        audit.Record("workflow-migrated", command.Actor, new { instance = row.Id, from = row.DefinitionVersion, to = target.Version }, unit.Now);
    }
}
