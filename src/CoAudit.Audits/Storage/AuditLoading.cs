using CoAudit.Audits.Model;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage;

/// <summary>
/// Loads what a command changes, with the audit's row locked first: commands on one audit queue up, commands on different audits do not meet.
/// </summary>
public static class AuditLoading
{
    /// <summary>The audit with its people and reviews, no stages.</summary>
    public static async Task<Audit?> LockAuditAsync(this CoAuditDb db, AuditId id, CancellationToken cancellationToken)
    {
        // Not composed any further: a lock clause must stand at the end of the statement.
#pragma warning disable EF1003, S2077 // Only the lock clause is added, a constant of the database at hand.
        var audits = await db.Audits.FromSqlRaw("SELECT * FROM audits WHERE id = {0} " + db.ForUpdate, id.Value).ToListAsync(cancellationToken);
#pragma warning restore EF1003, S2077
        if (audits.Count == 0)
        {
            return null;
        }

        await db.Participants.Where(p => p.AuditId == id).LoadAsync(cancellationToken);
        await db.Reviews.Where(r => r.AuditId == id).OrderBy(r => r.Number).LoadAsync(cancellationToken);
        return audits[0];
    }

    /// <summary>The stage with its tasks and their sign-offs, and its audit.</summary>
    public static async Task<(Audit Audit, Stage Stage)?> LockStageAsync(this CoAuditDb db, StageId id, CancellationToken cancellationToken)
    {
        var auditId = await db.Stages.AsNoTracking().Where(s => s.Id == id).Select(s => (AuditId?)s.AuditId).FirstOrDefaultAsync(cancellationToken);
        if (auditId is null || await db.LockAuditAsync(auditId.Value, cancellationToken) is not { } audit)
        {
            return null;
        }

        var stage = await db.Stages.Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery().FirstAsync(s => s.Id == id, cancellationToken);
        return (audit, stage);
    }

    /// <summary>The task with its contributions, its stage and its audit.</summary>
    public static async Task<LoadedTask?> LockTaskAsync(this CoAuditDb db, TaskId id, CancellationToken cancellationToken)
    {
        var stageId = await db.Tasks.AsNoTracking().Where(t => t.Id == id).Select(t => (StageId?)t.StageId).FirstOrDefaultAsync(cancellationToken);
        if (stageId is null || await db.LockStageAsync(stageId.Value, cancellationToken) is not { } loaded)
        {
            return null;
        }

        await db.Contributions.Where(c => c.TaskId == id && c.WithdrawnAt == null).LoadAsync(cancellationToken);
        var task = loaded.Stage.Tasks.Find(t => t.Id == id)!;
        return new LoadedTask(loaded.Audit, loaded.Stage, task, loaded.Audit.Participants.Find(p => p.Id == task.ParticipantId)!);
    }

    /// <summary>All open stages of an audit with their tasks and sign-offs; the audit is loaded already.</summary>
    public static Task<List<Stage>> LoadOpenStagesAsync(this CoAuditDb db, AuditId id, CancellationToken cancellationToken) =>
        db.Stages.Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery()
            .Where(s => s.AuditId == id && s.Status == StageStatus.Open)
            .ToListAsync(cancellationToken);
}

/// <summary>A task with everything that an answer to it can change.</summary>
public sealed record LoadedTask(Audit Audit, Stage Stage, TaskItem Task, Participant Participant);
