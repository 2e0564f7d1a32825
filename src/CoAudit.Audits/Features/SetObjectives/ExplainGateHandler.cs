using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Objectives;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.SetObjectives;

public sealed class ExplainGateHandler(ITransactor transactor, GateEnd end)
{
    public Task<GateView> HandleAsync(ExplainGate command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var reason = PlainInput.Lines(command.Reason);
        return reason.Length is > 0 and <= GateReason.MaxTextLength
            ? transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, reason, ct), cancellationToken)
            : throw new InvalidCommandException("reason", $"Say why, in at most {GateReason.MaxTextLength:N0} letters. Everyone can read it.");
    }

    private async Task<GateView> RecordAsync(Unit unit, ExplainGate command, string reason, CancellationToken cancellationToken)
    {
        var stages = await unit.Db.ObjectiveStagesAsync(command.Audit, cancellationToken);
        if (stages.Count == 0 || stages[^1] is { IsRevealed: false, ExtendedFrom: null })
        {
            throw new ConflictException("not-revealed", "People still propose, each for themselves. A reason can be given when all objectives are on the table.");
        }

        var (audit, stage) = (await unit.Db.LockStageAsync(stages[^1].Id, cancellationToken))!.Value;
        if (await unit.Db.GateReasons.FirstOrDefaultAsync(g => g.StageId == stage.Id, cancellationToken) is { } before)
        {
            (before.Text, before.At) = (reason, unit.Now);
        }
        else
        {
            unit.Db.GateReasons.Add(new GateReason { StageId = stage.Id, AuditId = audit.Id, Text = reason, At = unit.Now });
        }

        audit.Record("objectives-reason", command.Actor, new { stage = stage.Id.Value }, unit.Now);
        await unit.Db.SaveChangesAsync(cancellationToken);
        await end.AfterAsync(unit, audit, stage, [], cancellationToken);
        return GateView.Of(await unit.Db.GateAsync(stage, cancellationToken));
    }
}
