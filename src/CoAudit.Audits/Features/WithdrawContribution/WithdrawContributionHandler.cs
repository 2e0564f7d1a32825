using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.WithdrawContribution;

/// <summary>A participant takes their own words back before the stage is over. Only their task's link can send this.</summary>
public sealed record WithdrawContribution(TaskId Task, Guid Contribution);

public sealed class WithdrawContributionHandler(ITransactor transactor, StageDepths depths)
{
    public Task<bool> HandleAsync(WithdrawContribution command, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => WithdrawAsync(unit, command, ct), cancellationToken);

    private async Task<bool> WithdrawAsync(Unit unit, WithdrawContribution command, CancellationToken cancellationToken)
    {
        var asked = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");

        // Another's words, and words said without a name, are not there for this caller.
        var contribution = await unit.Db.Contributions
            .FirstOrDefaultAsync(c => c.Id == command.Contribution && c.ParticipantId == asked.Participant.Id, cancellationToken)
            ?? throw new NotFoundException("contribution of yours");
        var stage = contribution.StageId == asked.Stage.Id
            ? asked.Stage
            : await unit.Db.Stages.FirstAsync(s => s.Id == contribution.StageId, cancellationToken);
        if (contribution.Stands)
        {
            if (stage.Status == StageStatus.Open)
            {
                await VoiceThreads.ForgetAsync(unit, contribution, cancellationToken);
            }

            asked.Audit.Withdraw(stage, contribution, unit.Now);
            await depths.Of(stage.Type).WithdrawnAsync(unit, contribution, cancellationToken);
        }

        return true;
    }
}
