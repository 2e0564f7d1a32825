using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>A waiver can be the last thing that a stage waited for, so it can end it.</summary>
public sealed class DecideFindingHandler(ITransactor transactor, StageClosing closing, FindingThread thread, SignedFindings signed)
{
    public Task<FindingDecided> HandleAsync(DecideFinding command, IdempotencyKey? key, CancellationToken cancellationToken) =>
        transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, ct), cancellationToken);

    private async Task<FindingDecided> RecordAsync(Unit unit, DecideFinding command, CancellationToken cancellationToken)
    {
        var stageId = await unit.Db.Findings.Where(f => f.AuditId == command.Audit && f.Id == command.Finding).Select(f => (StageId?)f.StageId).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("finding");
        var (audit, stage) = (await unit.Db.LockStageAsync(stageId, cancellationToken))!.Value;
        var finding = await unit.Db.Findings.FirstAsync(f => f.Id == command.Finding, cancellationToken);

        // That nobody of a side can be asked is no word of anybody's, and may be written down at any time.
        if (!stage.IsRevealed && command.Decision.Decision is not DecideFinding.Waived)
        {
            throw new ConflictException("not-revealed", "People are still saying what this means. It can be decided when that part is over.");
        }

        var before = (finding.Status, finding.Waiver, finding.DecisionReason);
        var said = await unit.Db.RevealedAsync(audit.Id, int.MaxValue, cancellationToken);
        switch (command.Decision.Decision)
        {
            case DecideFinding.Waived:
                finding.Waive(command.Decision.Reason);
                break;
            case DecideFinding.Agreed:
                finding.Agree(Interpretations.GroupsOf(finding, said), command.Decision.Reason, unit.Now);
                break;
            default:
                finding.TurnDown(command.Decision.Reason, unit.Now);
                break;
        }

        if (command.Decision.Decision is not DecideFinding.Waived)
        {
            await thread.DecidedAsync(unit, audit, finding, command.Decision.Reason, command.Actor, cancellationToken);
        }

        audit.Record("finding-decided", command.Actor, new { finding = finding.Id, command.Decision.Decision }, unit.Now);
        await unit.Db.SaveChangesAsync(cancellationToken);
        if (before != (finding.Status, finding.Waiver, finding.DecisionReason))
        {
            await signed.ChangedAsync(unit, audit, finding.Id, cancellationToken);
        }

        await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        return new FindingDecided(finding.Id, FindingNames.Of(finding.Status), finding.Waiver);
    }
}
