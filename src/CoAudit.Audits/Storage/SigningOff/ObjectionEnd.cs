using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>When the rounds are over, or the report comes out: what nobody took back stands as a minority statement, bound to the report.</summary>
public sealed class ObjectionEnd(SigningDesk desk)
{
    /// <returns>How many now stand.</returns>
    public async Task<int> StandAsync(Unit unit, Audit audit, CancellationToken cancellationToken)
    {
        var left = await SigningRounds.OpenAsync(unit.Db, audit.Id, cancellationToken);
        foreach (var objection in left)
        {
            var signed = await SigningRounds.LoadAsync(unit.Db, objection.StageId, cancellationToken);
            var items = await desk.ItemsAsync(unit.Db, signed, cancellationToken);
            ObjectionBook.Stand(unit, audit, objection, items.FirstOrDefault(i => string.Equals(i.Id, objection.Item, StringComparison.Ordinal))?.Text ?? signed.Title);
        }

        return left.Count;
    }
}
