using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.StopTakingPart;

/// <summary>A participant leaves, without a reason. What they said stays; nothing more is asked of them.</summary>
public sealed class StopTakingPartHandler(ITransactor transactor, StageClosing closing)
{
    /// <returns>False when they had left before.</returns>
    public Task<bool> HandleAsync(TaskId taskId, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => StopAsync(unit, taskId, ct), cancellationToken);

    private async Task<bool> StopAsync(Unit unit, TaskId taskId, CancellationToken cancellationToken)
    {
        var (audit, _, _, participant) = await unit.Db.LockTaskAsync(taskId, cancellationToken) ?? throw new NotFoundException("task");
        if (!participant.Stop(unit.Now))
        {
            return false;
        }

        audit.Record("stopped-taking-part", Actor.Participant(participant.Id), new { participant = participant.Id.Value }, unit.Now);
        await unit.Db.Outbox
            .Where(m => m.ParticipantId == participant.Id && m.State == MailState.Pending)
            .ExecuteDeleteAsync(cancellationToken);
        foreach (var stage in await unit.Db.LoadOpenStagesAsync(audit.Id, cancellationToken))
        {
            foreach (var task in stage.Tasks.Where(t => t.ParticipantId == participant.Id))
            {
                task.Withdraw();
                await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
            }

            await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        }

        return true;
    }
}
