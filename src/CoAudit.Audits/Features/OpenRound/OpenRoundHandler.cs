using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.OpenRound;

/// <summary>The first round's time is up: what was said in it is shown to everyone at once, and the second round opens.</summary>
public sealed class OpenRoundHandler(StageClosing closing)
{
    public async Task HandleAsync(Unit unit, StageId stageId, CancellationToken cancellationToken)
    {
        if (await unit.Db.LockStageAsync(stageId, cancellationToken) is (var audit, { Status: StageStatus.Open, Round: 1 } stage))
        {
            await closing.OpenRoundAsync(unit, audit, stage, cancellationToken);
        }
    }
}
