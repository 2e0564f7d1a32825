using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Asks people to look again at what they have signed, because it has changed since; and tells them what was answered to their concerns.</summary>
public sealed class SigningMails(WorkingCalendar calendar)
{
    private const string MailKind = "item-changed";

    public async Task AskAgainAsync(Unit unit, Audit audit, Stage stage, IReadOnlyList<TaskItem> tasks, string change, CancellationToken cancellationToken)
    {
        ReminderPlan plan = new(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        foreach (var task in tasks)
        {
            if (audit.Participants.Find(p => p.Id == task.ParticipantId) is { TakesPart: true, Email: not null } person && !await IsToBeToldAsync(unit, task.Id, cancellationToken))
            {
                unit.Enqueue(
                    News(audit, stage, person), MailFor.Task(audit, task, person), $"{MailKind}:{change}:{task.Id}", plan.InHours(unit.Now, person.Access, stage.OpenedAt, stage.DueAt));
            }
        }
    }

    /// <summary>Tells whose concern it is that there is an answer, by the link of the newest task that they have.</summary>
    public async Task TellAnsweredAsync(Unit unit, Audit audit, MinorityStatement answer, CancellationToken cancellationToken)
    {
        if (audit.Participants.Find(p => p.Id == answer.ParticipantId) is { TakesPart: true, Email: not null } person
            && await unit.Db.Tasks.Where(t => t.ParticipantId == person.Id && t.Kind == TaskKind.Link).OrderByDescending(t => t.OpenedAt).FirstOrDefaultAsync(cancellationToken) is { } task)
        {
            WordsConsidered news = new() { RecipientName = person.Name, ServiceName = audit.ServiceName, AuditTitle = audit.Title, Link = MailTexts.LinkToCome };
            ReminderPlan plan = new(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);

            // No stage: the mail must outlive the stage's end, which takes back all mails that ask.
            unit.Enqueue(news, MailFor.Task(audit, task, person) with { StageId = null }, $"answered:{answer.Id}", plan.InHours(unit.Now, person.Access, task.OpenedAt, task.DueAt));
        }
    }

    // What changes while a mail waits is told by that mail: the page that it leads to shows everything.
    private static Task<bool> IsToBeToldAsync(Unit unit, TaskId task, CancellationToken cancellationToken) =>
        unit.Db.Outbox.AnyAsync(m => m.TaskId == task && m.State == MailState.Pending && m.Kind == MailKind, cancellationToken);

    private static ItemChanged News(Audit audit, Stage stage, Participant person) => new()
    {
        RecipientName = person.Name,
        ServiceName = audit.ServiceName,
        AuditTitle = audit.Title,
        TaskTitle = stage.Title,
        Link = MailTexts.LinkToCome,
    };
}
