using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage;

/// <summary>No mail after answering.</summary>
internal static class AnsweredTask
{
    public static async Task StopRemindingAsync(Unit unit, TaskId taskId, CancellationToken cancellationToken)
    {
        await unit.Db.Timers.Where(t => t.TaskId == taskId && t.Kind == TimerKind.Reminder).ExecuteDeleteAsync(cancellationToken);
        await unit.Db.Outbox
            .Where(m => m.TaskId == taskId && m.State == MailState.Pending && m.ReminderNumber > 0)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
