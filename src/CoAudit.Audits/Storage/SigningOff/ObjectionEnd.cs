using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>When the rounds are over, the report comes out, or the audit is stopped: what nobody took back stands as a minority statement, bound to the report.</summary>
public sealed class ObjectionEnd(SigningDesk desk, ConcernBook concerns)
{
    /// <returns>How many now stand.</returns>
    public async Task<int> StandAsync(Unit unit, Audit audit, CancellationToken cancellationToken)
    {
        var left = await SigningRounds.OpenAsync(unit.Db, audit.Id, cancellationToken);
        foreach (var objection in left)
        {
            var signed = await SigningRounds.LoadAsync(unit.Db, objection.StageId, cancellationToken);
            var items = await desk.ItemsAsync(unit.Db, signed, cancellationToken);
            ObjectionBook.Stand(unit, audit, objection, (await desk.ItemAsync(unit.Db, signed, items, objection.Item, cancellationToken)).Text);
        }

        return left.Count;
    }

    /// <summary>The audit is stopped while people sign. What they said against it, or with a concern, stands as it would at the end.</summary>
    /// <param name="open">Its open stages.</param>
    public async Task StopAsync(Unit unit, Audit audit, IReadOnlyList<Stage> open, CancellationToken cancellationToken)
    {
        foreach (var stage in open.Where(s => s.Type is "CoAudit.SignOff" or "CoAudit.RespondToObjection"))
        {
            await concerns.KeepAsync(unit, audit, stage, cancellationToken);
        }

        await StandAsync(unit, audit, cancellationToken);
    }
}
