using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.StopReminders;

/// <summary>A participant wants no more reminders of a task. The task itself stays open to them.</summary>
public sealed class StopRemindersHandler(ITransactor transactor)
{
    /// <returns>False when no reminder was to come any more.</returns>
    public Task<bool> HandleAsync(TaskId taskId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var (audit, _, task, participant) = await unit.Db.LockTaskAsync(taskId, ct) ?? throw new NotFoundException("task");
                if (!await IsAnyToComeAsync(unit, task.Id, ct))
                {
                    return false;
                }

                await AnsweredTask.StopRemindingAsync(unit, task.Id, ct);
                audit.Record("reminders-stopped", Actor.Participant(participant.Id), new { task = task.Id.Value }, unit.Now);
                return true;
            },
            cancellationToken);

    private static async Task<bool> IsAnyToComeAsync(Unit unit, TaskId task, CancellationToken cancellationToken) =>
        await unit.Db.Timers.AnyAsync(t => t.TaskId == task && t.Kind == TimerKind.Reminder, cancellationToken)
        || await unit.Db.Outbox.AnyAsync(m => m.TaskId == task && m.State == MailState.Pending && m.ReminderNumber > 0, cancellationToken);
}
