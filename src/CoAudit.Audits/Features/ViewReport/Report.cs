using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewReport;

/// <summary>A closed stage as the report tells it.</summary>
public sealed record StageReport(
    string Title, string? Outcome, DateTimeOffset ClosedAt, int Asked, int Heard,
    IReadOnlyList<AnswerCount> Answers, IReadOnlyList<SaidWords> Said, IReadOnlyList<SaidWords> Concerns, IReadOnlyList<Silent> NotReached);

/// <summary>How many gave one answer.</summary>
public sealed record AnswerCount(SignOffAnswer Answer, int Count);

/// <summary>Words of a participant.</summary>
/// <param name="Group">Null where the group is so small that it would name the person.</param>
public sealed record SaidWords(string Text, Group? Group, bool Late);

/// <summary>Somebody who was asked and was not reached, with what was tried. Silence is not agreement.</summary>
public sealed record Silent(string Name, bool OnPaper, int RemindersSent);

/// <summary>Reads what came out of an audit. A stage is in it only when it is closed: before, nobody sees what others said.</summary>
public sealed class ReportReader(IDbContextFactory<CoAuditDb> contexts)
{
    private const int SmallestNamedGroup = 3;

    public async Task<IReadOnlyList<StageReport>> ReadAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stages = await db.Stages.AsNoTracking().AsSplitQuery()
            .Include(s => s.Tasks).ThenInclude(t => t.SignOff)
            .Where(s => s.AuditId == audit && s.Status == StageStatus.Closed)
            .OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var people = await db.Participants.AsNoTracking().Where(p => p.AuditId == audit).ToDictionaryAsync(p => p.Id, cancellationToken);
        var named = people.Values.GroupBy(p => p.Group).Where(g => g.Count() >= SmallestNamedGroup).Select(g => g.Key).ToHashSet();
        var speakers = await db.SpeakersAsync(audit, cancellationToken);
        var said = (await db.RevealedAsync(audit, int.MaxValue, cancellationToken)).ToLookup(c => c.StageId, c => new SaidWords(c.Text, speakers(c), c.Late));
        var reminders = await db.Outbox.AsNoTracking().Where(m => m.AuditId == audit && m.ReminderNumber > 0)
            .GroupBy(m => m.TaskId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return stages.ConvertAll(stage => Tell(stage, [.. said[stage.Id]], people, named, id => reminders.Find(r => r.Key == id)?.Count ?? 0));
    }

    private static StageReport Tell(
        Stage stage, IReadOnlyList<SaidWords> said, Dictionary<ParticipantId, Participant> people, HashSet<Group> named, Func<TaskId, int> reminders)
    {
        Group? Speaker(TaskItem task) => named.Contains(task.Group) ? task.Group : null;
        return new StageReport(
            stage.Title, stage.Outcome, stage.ClosedAt!.Value, stage.Tasks.Count(t => t.Counts), stage.Tasks.Count(t => t.Status == TaskItemStatus.Answered),
            [.. SignOffAnswers.All.Select(a => new AnswerCount(a, stage.Tasks.Count(t => t.SignOff?.Answer == a))).Where(c => c.Count > 0)],
            said,
            [.. stage.Tasks.Where(t => t.SignOff?.Reason is not null).OrderBy(t => t.Id.Value)
                .Select(t => new SaidWords(t.SignOff!.Reason!, Speaker(t), t.SignOff.Late))],
            [.. stage.Tasks.Where(t => t.Status == TaskItemStatus.NotReached)
                .Select(t => new Silent(people[t.ParticipantId].Name, t.Kind == TaskKind.Paper, reminders(t.Id)))]);
    }
}
