using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ReportWrongPerson;

/// <summary>"This is not for me": the link reached somebody else. All links of the task die at once, no reminder brings a new one there, and who runs the audit is told.</summary>
public sealed class ReportWrongPersonHandler(ITransactor transactor)
{
    public Task<bool> HandleAsync(TaskId taskId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var (audit, _, task, participant) = await unit.Db.LockTaskAsync(taskId, ct) ?? throw new NotFoundException("task");
                var revoked = await unit.Db.Links
                    .Where(l => l.TaskId == taskId && l.RevokedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, unit.Now), ct);
                if (revoked == 0)
                {
                    return false;
                }

                await AnsweredTask.StopRemindingAsync(unit, task.Id, ct);
                audit.Record("links-revoked", Actor.System, new { task = task.Id.Value, reason = "wrong-person" }, unit.Now);
                HelpRequests.Add(unit, audit, task, participant.Id, HelpRequest.WrongPerson, "");
                return true;
            },
            cancellationToken);
}
