using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Effects;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Features.CloseStage;

/// <summary>A stage's time is up.</summary>
public sealed class CloseStageHandler(StageClosing closing, StageDepths depths)
{
    public async Task HandleAsync(Unit unit, StageId stageId, CancellationToken cancellationToken)
    {
        if (await unit.Db.LockStageAsync(stageId, cancellationToken) is (var audit, { Status: StageStatus.Open } stage))
        {
            if (await depths.Of(stage.Type).GoesOnAsync(unit, audit, stage, cancellationToken))
            {
                StageOpening.AddTimer(unit, stage, TimerKind.StageEnd, stage.DueAt);
                return;
            }

            await closing.CloseAsync(unit, audit, stage, cancellationToken);
        }
    }
}
