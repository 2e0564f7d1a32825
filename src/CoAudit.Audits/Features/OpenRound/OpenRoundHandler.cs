using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Features.OpenRound;

/// <summary>The first round's time is up: what was said in it is shown to everyone at once, and the second round opens.</summary>
public sealed class OpenRoundHandler(StageDepths depths, SealedPool sealedWords)
{
    public async Task HandleAsync(Unit unit, StageId stageId, CancellationToken cancellationToken)
    {
        if (await unit.Db.LockStageAsync(stageId, cancellationToken) is not (var audit, { Status: StageStatus.Open, Round: 1 } stage))
        {
            return;
        }

        await sealedWords.OpenAsync(unit, audit, stage, cancellationToken);
        audit.NextRound(stage, unit.Now);
        await depths.Of(stage.Type).OpenRoundAsync(unit, audit, stage, cancellationToken);
    }
}
