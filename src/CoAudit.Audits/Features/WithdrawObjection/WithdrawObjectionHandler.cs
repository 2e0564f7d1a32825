using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.WithdrawObjection;

/// <summary>Its maker takes an objection back. Only a task link of that very person can.</summary>
public sealed record WithdrawObjection(TaskId Task, Guid Objection);

/// <summary>What came of it.</summary>
public enum WithdrawResult
{
    Withdrawn,
    AlreadyWithdrawn,

    /// <summary>Somebody else tried: it is on record, and nothing has changed.</summary>
    NotYours,
}

public sealed class WithdrawObjectionHandler(ITransactor transactor, StageClosing closing, ObjectionMails mails)
{
    public Task<WithdrawResult> HandleAsync(WithdrawObjection command, IdempotencyKey? key, CancellationToken cancellationToken) =>
        transactor.RunOnceAsync(key, (unit, ct) => WithdrawAsync(unit, command, ct), cancellationToken);

    private async Task<WithdrawResult> WithdrawAsync(Unit unit, WithdrawObjection command, CancellationToken cancellationToken)
    {
        var (audit, _, task, person) = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        var objection = await unit.Db.Objections.Include(o => o.Turns.OrderBy(t => t.Number)).FirstOrDefaultAsync(o => o.Id == command.Objection && o.AuditId == audit.Id, cancellationToken)
            ?? throw new NotFoundException("objection");
        if (objection.Maker != person.Id)
        {
            audit.Record("objection-withdrawal-refused", Actor.Participant(person.Id), new { objection = objection.Id, task = task.Id.Value }, unit.Now);
            return WithdrawResult.NotYours;
        }

        if (!objection.Withdraw(person.Id, unit.Now))
        {
            return WithdrawResult.AlreadyWithdrawn;
        }

        audit.Record("objection-withdrawn", Actor.Participant(person.Id), new { objection = objection.Id }, unit.Now);
        var open = await unit.Db.LoadOpenStagesAsync(audit.Id, cancellationToken);
        foreach (var stage in open.Where(s => s.Id == objection.StageId || s.Type is "CoAudit.RespondToObjection"))
        {
            mails.TellSigners(unit, audit, stage, objection, lookAgain: false, tellMaker: false);
            if (stage.Id == objection.StageId)
            {
                await ObjectionBook.MoveEndBackAsync(unit, stage, cancellationToken);
            }

            await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        }

        return WithdrawResult.Withdrawn;
    }
}
