using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Effects;

/// <summary>Writes a notice for everyone whom it is for into the outbox, each in their own hours.</summary>
public sealed class NoticeSending(WorkingCalendar calendar)
{
    // A notice does not press: who asked for certain hours gets it in them.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public async Task SendAsync(Unit unit, Audit audit, SendNotice effect, CancellationToken cancellationToken)
    {
        var plan = new ReminderPlan(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        var people = audit.Participants.Where(p => p.TakesPart && effect.To.Groups.Contains(p.Group)).ToList();
        var latest = await LatestTasksAsync(unit, audit.Id, cancellationToken);
        foreach (var person in people.Where(p => p.Email is not null))
        {
            var task = latest.GetValueOrDefault(person.Id);
            var to = task is null
                ? new MailFor { Name = person.Name, Address = person.Email!, AuditId = audit.Id, ParticipantId = person.Id }
                : MailFor.Task(audit, task, person);
            var dueAt = plan.Invitation(person.Access, unit.Now, unit.Now + Patience);
            unit.Enqueue(NoticeFor(audit, effect, person.Name), to, $"notice:{effect.ActivityInstanceId}:{person.Id}", dueAt);
        }

        foreach (var to in WhoRun(audit, effect.To))
        {
            unit.Enqueue(NoticeFor(audit, effect, to.Name), to, $"notice:{effect.ActivityInstanceId}:{to.Address}");
        }

        audit.Record("notice-sent", Actor.System, new { effect.ActivityId, people = people.Count(p => p.Email is not null), onPaper = people.Count(p => p.Email is null) }, unit.Now);
    }

    private static async Task<Dictionary<ParticipantId, TaskItem>> LatestTasksAsync(Unit unit, AuditId audit, CancellationToken cancellationToken)
    {
        var tasks = await unit.Db.Tasks.AsNoTracking().Where(t => t.AuditId == audit && t.Kind == TaskKind.Link).ToListAsync(cancellationToken);
        return tasks.GroupBy(t => t.ParticipantId).ToDictionary(g => g.Key, g => g.MaxBy(t => t.OpenedAt)!);
    }

    private static IEnumerable<MailFor> WhoRun(Audit audit, NoticeTo to)
    {
        MailFor?[] all =
        [
            to.Facilitator ? MailFor.WhoRuns(audit, $"/audits/{audit.Id}") : null,
            to.Lead && audit.LeadEmail is { } lead ? new MailFor { Name = audit.ServiceName, Address = lead, AuditId = audit.Id, LinkPath = $"/audits/{audit.Id}" } : null,
        ];
        return all.OfType<MailFor>().DistinctBy(m => m.Address, StringComparer.OrdinalIgnoreCase);
    }

    private static Notice NoticeFor(Audit audit, SendNotice effect, string name) => new()
    {
        RecipientName = name,
        ServiceName = audit.ServiceName,
        AuditTitle = audit.Title,
        Title = effect.Subject,
        Body = string.IsNullOrWhiteSpace(effect.Body) ? null : new MailBody { Text = effect.Body },
        Link = MailTexts.LinkToCome,
    };
}
