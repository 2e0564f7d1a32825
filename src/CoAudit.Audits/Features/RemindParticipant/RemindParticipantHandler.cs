using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Reminders;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.RemindParticipant;

/// <summary>
/// Reminds one person of one task: only when they have not answered, only in their hours, and once for all reminders that were missed while the service was down.
/// </summary>
public sealed class RemindParticipantHandler(WorkingCalendar calendar)
{
    public async Task HandleAsync(Unit unit, Timer timer, CancellationToken cancellationToken)
    {
        if (timer.TaskId is not { } taskId
            || await unit.Db.LockTaskAsync(taskId, cancellationToken) is not { Stage.Status: StageStatus.Open, Task.HasAnswered: false } loaded
            || loaded is not { Participant: { TakesPart: true, Email: not null } }
            || await ALaterOneIsDueTooAsync(unit, timer, cancellationToken))
        {
            return;
        }

        var plan = new ReminderPlan(TimeZoneInfo.FindSystemTimeZoneById(loaded.Audit.TimeZone), calendar);
        var at = plan.InHours(unit.Now, loaded.Participant.Access, loaded.Stage.OpenedAt, loaded.Stage.DueAt);
        if (at > unit.Now)
        {
            Postpone(unit, timer, at, loaded.Stage);
            return;
        }

        Send(unit, timer.Number, loaded);
    }

    private static Task<bool> ALaterOneIsDueTooAsync(Unit unit, Timer timer, CancellationToken cancellationToken) =>
        unit.Db.Timers.AnyAsync(
            t => t.TaskId == timer.TaskId && t.Kind == TimerKind.Reminder && t.Number > timer.Number && t.DueAt <= unit.Now, cancellationToken);

    private static void Postpone(Unit unit, Timer timer, DateTimeOffset at, Stage stage)
    {
        if (at < stage.DueAt)
        {
            unit.Db.Timers.Add(new Timer
            {
                Id = Guid.CreateVersion7(unit.Now),
                Kind = TimerKind.Reminder,
                DueAt = at,
                AuditId = timer.AuditId,
                StageId = timer.StageId,
                TaskId = timer.TaskId,
                Number = timer.Number,
            });
        }
    }

    private static void Send(Unit unit, int number, LoadedTask loaded)
    {
        var (audit, stage, task, participant) = loaded;
        var reminder = new TaskReminder
        {
            RecipientName = participant.Name,
            ServiceName = audit.ServiceName,
            AuditTitle = audit.Title,
            TaskTitle = stage.Title,
            AskerName = audit.AskerName,
            Number = number,
            Minutes = MailTexts.MinutesForATask,
            DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
            Link = MailTexts.LinkToCome,
        };
        unit.Enqueue(reminder, MailFor.Task(audit, task, participant, number), $"remind:{task.Id}:{number}");
        audit.Record("reminded", Actor.System, new { task = task.Id.Value, number }, unit.Now);
    }
}
