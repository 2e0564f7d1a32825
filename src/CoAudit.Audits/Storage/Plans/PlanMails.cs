using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Plans;

/// <summary>Tells everyone who was asked to sign the plan, by the link of the newest task that they have.</summary>
public sealed class PlanMails(WorkingCalendar calendar)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>A panel has found in this stage that something does not last.</summary>
    public Task TellOfSlipAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        TellAsync(unit, audit, stage.Id.ToString(), news => news, cancellationToken);

    /// <summary>Something that was agreed has to wait, or goes on after all.</summary>
    /// <param name="decision">Id of the decision, of which everyone is told once.</param>
    public Task TellOfDecisionAsync(Unit unit, Audit audit, Guid decision, bool goesOn, CancellationToken cancellationToken) =>
        TellAsync(unit, audit, decision.ToString(), news => news with { IsPutOff = !goesOn, GoesOn = goesOn }, cancellationToken);

    private async Task TellAsync(Unit unit, Audit audit, string because, Func<PlanNews, PlanNews> why, CancellationToken cancellationToken)
    {
        var plan = new ReminderPlan(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        var tasks = await unit.Db.Tasks.Where(t => t.AuditId == audit.Id && t.Kind == TaskKind.Link).OrderBy(t => t.OpenedAt).ToListAsync(cancellationToken);
        foreach (var person in audit.Participants.Where(p => p is { TakesPart: true, Email: not null }))
        {
            if (tasks.FindLast(t => t.ParticipantId == person.Id) is { } task)
            {
                PlanNews news = new() { RecipientName = person.Name, ServiceName = audit.ServiceName, AuditTitle = audit.Title, Link = MailTexts.LinkToCome };
                var at = plan.Invitation(person.Access, unit.Now, unit.Now + Patience);
                unit.Enqueue(why(news), MailFor.Task(audit, task, person) with { StageId = null }, $"plan-news:{because}:{person.Id}", at);
            }
        }
    }
}
