using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.CloseStage;

/// <summary>A stage's time is up.</summary>
public sealed class CloseStageHandler(StageClosing closing)
{
    public async Task HandleAsync(Unit unit, StageId stageId, CancellationToken cancellationToken)
    {
        if (await unit.Db.LockStageAsync(stageId, cancellationToken) is (var audit, { Status: StageStatus.Open } stage))
        {
            await closing.CloseAsync(unit, audit, stage, cancellationToken);
        }
    }
}
