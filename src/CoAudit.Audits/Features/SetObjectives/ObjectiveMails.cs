using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>Asks people for their priorities, and whoever runs the audit for the reason why a voice is missing.</summary>
public sealed class ObjectiveMails(WorkingCalendar calendar)
{
    /// <summary>The second round asks something new, also of those who proposed. Who said “not for me now” is left alone.</summary>
    public void AskForPriorities(Unit unit, Audit audit, Stage stage)
    {
        var plan = new ReminderPlan(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        foreach (var task in stage.Tasks.Where(t => t is { Counts: true, Kind: TaskKind.Link, SignOff: not { Answer: SignOffAnswer.NotForMeNow } }))
        {
            if (audit.Participants.Find(p => p.Id == task.ParticipantId) is { TakesPart: true, Email: not null } person)
            {
                RoundOpened mail = new()
                {
                    RecipientName = person.Name,
                    ServiceName = audit.ServiceName,
                    AuditTitle = audit.Title,
                    TaskTitle = stage.Title,
                    AskerName = audit.AskerName,
                    DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
                    Link = MailTexts.LinkToCome,
                };
                unit.Enqueue(mail, MailFor.Task(audit, task, person), $"round:{task.Id}:{stage.Round}", plan.Invitation(person.Access, unit.Now, stage.DueAt));
            }
        }
    }

    public void AskForReason(Unit unit, Audit audit, Stage stage)
    {
        if (MailFor.WhoRuns(audit, $"/audits/{audit.Id}/objectives") is { } to)
        {
            ReasonWanted mail = new()
            {
                RecipientName = to.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
                Link = MailTexts.LinkToCome,
            };
            unit.Enqueue(mail, to, $"reason:{stage.Id}");
        }
    }
}
