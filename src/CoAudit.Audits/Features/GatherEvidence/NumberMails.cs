using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>Tells those who took part that late scores have changed numbers which they may have read already.</summary>
public sealed class NumberMails(WorkingCalendar calendar)
{
    private const string MailKind = "numbers-changed";

    // Somebody answers line by line, and others come late on the same day: all of that is one piece of news.
    private static readonly TimeSpan Burst = TimeSpan.FromHours(1);

    public async Task TellAsync(Unit unit, Audit audit, Stage stage, TaskItem late, CancellationToken cancellationToken)
    {
        ReminderPlan plan = new(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        var end = unit.Now + Shorter(Burst, stage.DueAt - stage.OpenedAt);
        var tasks = await unit.Db.Tasks.AsNoTracking().Where(t => t.AuditId == audit.Id && t.Kind == TaskKind.Link).OrderBy(t => t.OpenedAt).ToListAsync(cancellationToken);
        var waiting = await unit.Db.Outbox.AsNoTracking().Where(m => m.AuditId == audit.Id && m.Kind == MailKind && m.State == MailState.Pending)
            .Select(m => m.ParticipantId).ToListAsync(cancellationToken);
        foreach (var person in audit.Participants.Where(p => p is { TakesPart: true, Email: not null } && p.Id != late.ParticipantId && !waiting.Contains(p.Id)))
        {
            var own = tasks.FindAll(t => t.ParticipantId == person.Id);
            if (own.Exists(t => t.HasAnswered))
            {
                // No stage: the mail must outlive the end of the stage that is open now.
                unit.Enqueue(
                    News(audit, person), MailFor.Task(audit, own[^1], person) with { StageId = null }, $"{MailKind}:{late.Id}:{unit.Now.UtcTicks}:{person.Id}",
                    plan.InHours(end, person.Access, own[^1].OpenedAt, own[^1].DueAt));
            }
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static NumbersChanged News(Audit audit, Participant person) =>
        new() { RecipientName = person.Name, ServiceName = audit.ServiceName, AuditTitle = audit.Title, Link = MailTexts.LinkToCome };
}
