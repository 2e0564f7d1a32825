using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>A decision or a reason can be the last thing that a stage waited for; and after its end no decision takes a side's last objective without a reason.</summary>
public sealed class GateEnd(StageClosing closing, GateWait wait)
{
    /// <param name="lost">Sides that had an objective before and have none now.</param>
    public async Task AfterAsync(Unit unit, Audit audit, Stage stage, IEnumerable<Group> lost, CancellationToken cancellationToken)
    {
        if (stage.Status != StageStatus.Open)
        {
            await EnsureReasonAsync(unit, stage, [.. lost], cancellationToken);
            return;
        }

        if (stage.ExtendedFrom is not null && !await wait.IsForReasonAsync(unit.Db, stage, await wait.TableAsync(unit.Db, stage, cancellationToken), cancellationToken))
        {
            await closing.CloseAsync(unit, audit, stage, cancellationToken);
            return;
        }

        await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
    }

    private static async Task EnsureReasonAsync(Unit unit, Stage stage, IReadOnlyList<Group> lost, CancellationToken cancellationToken)
    {
        if (lost.Count > 0 && await unit.Db.GateReasons.FindAsync([stage.Id], cancellationToken) is null)
        {
            throw new ConflictException(
                "last-voice", $"Then nothing would be adopted any more from: {string.Join(", ", lost.Select(g => g.Label()))}. Write down the reason for everyone first.");
        }
    }
}
