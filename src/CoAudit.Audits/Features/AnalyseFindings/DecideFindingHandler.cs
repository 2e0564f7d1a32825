using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnalyseFindings;

public sealed class DecideFindingHandler(ITransactor transactor, FindingThread thread)
{
    public Task<FindingDecided> HandleAsync(DecideFinding command, IdempotencyKey? key, CancellationToken cancellationToken) =>
        transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, ct), cancellationToken);

    private async Task<FindingDecided> RecordAsync(Unit unit, DecideFinding command, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var finding = await unit.Db.Findings.FirstOrDefaultAsync(f => f.AuditId == audit.Id && f.Id == command.Finding, cancellationToken)
            ?? throw new NotFoundException("finding");
        var stage = await unit.Db.Stages.AsNoTracking().FirstAsync(s => s.Id == finding.StageId, cancellationToken);
        if (!stage.IsRevealed)
        {
            throw new ConflictException("not-revealed", "People are still saying what this means. It can be decided when that part is over.");
        }

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

        audit.Record("finding-decided", command.Actor, new { finding = finding.Id, command.Decision.Decision }, unit.Now);
        await thread.DecidedAsync(unit, audit, finding, command.Decision.Reason, command.Actor, cancellationToken);
        return new FindingDecided(finding.Id, FindingNames.Of(finding.Status), finding.Waiver);
    }
}
