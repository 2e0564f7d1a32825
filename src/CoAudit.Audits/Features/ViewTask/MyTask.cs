using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewTask;

/// <summary>Reads one task for its participant. Keeps the blind round: others' words show only from stages that are over.</summary>
public sealed class MyTask(IDbContextFactory<CoAuditDb> contexts)
{
    private const int SmallestNamedGroup = 3;

    public async Task<MyTaskView?> FindAsync(TaskId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var task = await db.Tasks.AsNoTracking().Include(t => t.SignOff).Include(t => t.Contributions).AsSplitQuery()
            .FirstOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (task is null)
        {
            return null;
        }

        var stage = await db.Stages.AsNoTracking().FirstAsync(s => s.Id == task.StageId, cancellationToken);
        var audit = await db.Audits.AsNoTracking().FirstAsync(a => a.Id == task.AuditId, cancellationToken);
        var participant = await db.Participants.AsNoTracking().FirstAsync(p => p.Id == task.ParticipantId, cancellationToken);
        return new MyTaskView(
            task.Id.Value, audit.Id.Value, audit.Title, audit.ServiceName, audit.AskerName, participant.Name,
            task.Kind.ToString().ToLowerInvariant(), stage.Type, stage.Title, stage.Instructions, stage.Form.Question, stage.Text,
            StatusName(task.Status), stage.Status.ToString().ToLowerInvariant(), audit.Status.ToString().ToLowerInvariant(), stage.Outcome,
            stage.Blind, stage.DueAt, MailTexts.Due(stage.DueAt, audit.TimeZone), stage.ClosedAt, audit.TimeZone, 1,
            participant.AgreedAt is not null, participant.StoppedAt is not null,
            await ItemsAsync(db, stage, cancellationToken),
            [.. task.Contributions.OrderBy(c => c.At).Select(c => new MineView(c.Id, c.Kind, c.Text, c.At))],
            task.SignOff is { } s ? new MySignOffView(s.Answer.Code(), s.Reason, s.At, s.Late) : null,
            Allowed(audit, stage, task));
    }

    // Of this stage once it is closed; of the stages before it at any time: they are over, or were never blind.
    private static async Task<IReadOnlyList<ItemView>> ItemsAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var revealed = await db.Stages.AsNoTracking()
            .Where(s => s.AuditId == stage.AuditId && s.Number <= stage.Number && (s.Status == StageStatus.Closed || !s.Blind))
            .Select(s => s.Id).ToListAsync(cancellationToken);
        var said = await db.Contributions.AsNoTracking().Where(c => revealed.Contains(c.StageId))
            .Join(db.Participants, c => c.ParticipantId, p => p.Id, (c, p) => new { c.Id, c.Kind, c.Text, p.Group })
            .ToListAsync(cancellationToken);
        var sizes = await db.Participants.AsNoTracking().Where(p => p.AuditId == stage.AuditId).GroupBy(p => p.Group)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. said.OrderBy(c => c.Id).Select(c => new ItemView(c.Id, c.Kind, c.Text, Speaker(c.Group, sizes.Find(s => s.Key == c.Group)?.Count ?? 0)))];
    }

    // A group of one or two is a person: it is not named beside words.
    private static string Speaker(Group group, int size) => size >= SmallestNamedGroup ? group.Code() : "";

    private static string StatusName(TaskItemStatus status) => status == TaskItemStatus.NotReached ? "not-reached" : status.ToString().ToLowerInvariant();

    private static List<string> Allowed(Audit audit, Stage stage, TaskItem task)
    {
        var over = audit.Status == AuditStatus.Cancelled
            || stage.Status == StageStatus.Cancelled
            || task.SignOff is not null
            || task.Status == TaskItemStatus.Withdrawn
            || (stage.Status == StageStatus.Closed && task.Status == TaskItemStatus.Answered);
        return over ? [] : ["contributions", "sign-off"];
    }
}
