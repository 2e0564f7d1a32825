using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;

namespace CoAudit.Audits.Storage.Tools;

/// <summary>Asks people again who have answered a version of the tool that has been changed since.</summary>
public sealed class ToolMails(WorkingCalendar calendar)
{
    /// <summary>Only those who have answered are told: everyone else reads the new words when they come.</summary>
    public async Task AskAgainAsync(Unit unit, Audit audit, ToolVersion version, CancellationToken cancellationToken)
    {
        ReminderPlan plan = new(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        foreach (var stage in (await unit.Db.LoadOpenStagesAsync(audit.Id, cancellationToken)).Where(IsAboutTheTool))
        {
            foreach (var task in stage.Tasks.Where(t => t is { Counts: true, HasAnswered: true }))
            {
                if (audit.Participants.Find(p => p.Id == task.ParticipantId) is { TakesPart: true, Email: not null } person)
                {
                    unit.Enqueue(News(audit, stage, person), MailFor.Task(audit, task, person), $"tool:{version.Number}:{task.Id}", plan.InHours(unit.Now, person.Access, stage.OpenedAt, stage.DueAt));
                }
            }
        }
    }

    private static bool IsAboutTheTool(Stage stage) => stage.TakesScores() || stage is { Type: "CoAudit.SignOff", Subject: "tool" };

    private static ToolChanged News(Audit audit, Stage stage, Participant person) => new()
    {
        RecipientName = person.Name,
        ServiceName = audit.ServiceName,
        AuditTitle = audit.Title,
        TaskTitle = stage.Title,
        Link = MailTexts.LinkToCome,
    };
}
