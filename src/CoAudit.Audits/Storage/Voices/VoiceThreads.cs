using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Voices;

/// <summary>Keeps what happens to contributions, and tells their authors: one mail at a time, in their hours, without a word of what it is about.</summary>
public sealed class VoiceThreads(WorkingCalendar calendar)
{
    private const string MailKind = "words-considered";

    /// <summary>Adds a turn to a contribution's life and tells its author. Nobody is told about anonymous words: nothing leads to their author.</summary>
    public async Task AddAsync(Unit unit, Audit audit, Contribution contribution, Turn turn, CancellationToken cancellationToken)
    {
        turn.Number = 1 + await TurnsOfAsync(unit.Db, contribution.Id, cancellationToken);
        unit.Db.Turns.Add(turn);
        if (contribution is { TaskId: { } taskId, ParticipantId: { } author }
            && audit.Participants.Find(p => p.Id == author) is { TakesPart: true, Email: not null } participant
            && !await IsToBeToldAsync(unit, author, cancellationToken))
        {
            await TellAsync(unit, audit, taskId, participant, turn.Id, cancellationToken);
        }
    }

    /// <summary>Tells all whose words led to a thing what happened to it. What they were told of it last is not told again.</summary>
    public async Task FollowAsync(Unit unit, Audit audit, IEnumerable<Contribution> behind, Step step, CancellationToken cancellationToken)
    {
        var stored = await unit.Db.Turns.AsNoTracking().Where(t => t.AuditId == audit.Id && t.ItemId == step.Item).ToListAsync(cancellationToken);
        var told = stored.Concat(unit.Db.Turns.Local.Where(t => string.Equals(t.ItemId, step.Item, StringComparison.Ordinal))).DistinctBy(t => t.Id).ToLookup(t => t.ContributionId);
        foreach (var said in behind.Where(said => step.Kind == TurnKind.Verdict || told[said.Id].MaxBy(t => t.At) is not { } last || !step.Says(last)))
        {
            await AddAsync(unit, audit, said, step.Of(said, unit.Now), cancellationToken);
        }
    }

    /// <summary>
    /// Their maker takes words back: others' life-lines quote them no more. What happened stays told, without the words. To be called while the words are still there.
    /// </summary>
    public static async Task ForgetAsync(Unit unit, Contribution said, CancellationToken cancellationToken)
    {
        var (id, text) = (said.Id.ToString(), said.Text);
        var about = Guid.TryParse(said.About, out var item) ? item.ToString() : said.About ?? "";
        var quoting = unit.Db.Turns.Where(t => t.AuditId == said.AuditId
            && (t.ContributionId == said.Id || t.ItemId == id || (t.ItemId == about && ((t.Before != null && t.Before.Contains(text)) || (t.After != null && t.After.Contains(text))))));
        await quoting.ExecuteUpdateAsync(turn => turn.SetProperty(t => t.Before, (string?)null).SetProperty(t => t.After, (string?)null), cancellationToken);
    }

    private static async Task<int> TurnsOfAsync(CoAuditDb db, Guid words, CancellationToken cancellationToken) =>
        await db.Turns.CountAsync(t => t.ContributionId == words, cancellationToken)
        + db.Turns.Local.Count(t => t.ContributionId == words && db.Entry(t).State == EntityState.Added);

    // What comes while a mail waits is told by that mail: the page that it leads to shows everything.
    private static async Task<bool> IsToBeToldAsync(Unit unit, ParticipantId author, CancellationToken cancellationToken) =>
        unit.Db.Outbox.Local.Any(m => m.ParticipantId == author && m.State == MailState.Pending && string.Equals(m.Kind, MailKind, StringComparison.Ordinal))
        || await unit.Db.Outbox.AnyAsync(m => m.ParticipantId == author && m.State == MailState.Pending && m.Kind == MailKind, cancellationToken);

    private async Task TellAsync(Unit unit, Audit audit, TaskId taskId, Participant participant, Guid turn, CancellationToken cancellationToken)
    {
        var task = await unit.Db.Tasks.FirstAsync(t => t.Id == taskId, cancellationToken);
        WordsConsidered news = new()
        {
            RecipientName = participant.Name,
            ServiceName = audit.ServiceName,
            AuditTitle = audit.Title,
            Link = MailTexts.LinkToCome,
        };
        ReminderPlan plan = new(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        var at = plan.InHours(unit.Now, participant.Access, task.OpenedAt, task.DueAt);

        // No stage: the mail must outlive the stage's end, which takes back all mails that ask.
        unit.Enqueue(news, MailFor.Task(audit, task, participant) with { StageId = null }, $"considered:{turn}", at);
    }
}
