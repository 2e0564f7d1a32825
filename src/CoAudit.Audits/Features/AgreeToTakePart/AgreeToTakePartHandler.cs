using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.AgreeToTakePart;

/// <summary>The person pressed Start: they agree to take part. Recorded once, apart from any legal basis.</summary>
public sealed class AgreeToTakePartHandler(ITransactor transactor)
{
    public Task<bool> HandleAsync(TaskId taskId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var (audit, _, _, participant) = await unit.Db.LockTaskAsync(taskId, ct) ?? throw new NotFoundException("task");
                if (!participant.Agree(unit.Now))
                {
                    return false;
                }

                audit.Record("agreed-to-take-part", Actor.Participant(participant.Id), new { participant = participant.Id.Value }, unit.Now);
                return true;
            },
            cancellationToken);
}
