using System.Security.Cryptography;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Anonymity;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Anonymity;

/// <summary>Opens the words that were said without a name: all of a stage at once, in an order that was drawn, with new ids and the stage's own time.</summary>
public sealed class SealedPool(FreedSpace freed)
{
    /// <summary>In the transaction that reveals, or that ends the stage in another way: nothing sealed stays behind.</summary>
    public async Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var all = await unit.Db.SealedWords.AsNoTracking().Where(s => s.StageId == stage.Id).ToArrayAsync(cancellationToken);
        if (all.Length == 0)
        {
            return;
        }

        RandomNumberGenerator.Shuffle(all.AsSpan());
        unit.Db.Contributions.AddRange(all.Select(words => audit.Open(stage, words, Secrets.Draw())));
        audit.Record("unnamed-words-opened", Actor.System, new { stage = stage.Id.Value, count = all.Length }, unit.Now);
        await unit.Db.SealedWords.Where(s => s.StageId == stage.Id).ExecuteDeleteAsync(cancellationToken);

        // What the stage's end computes reads them from the database.
        await unit.Db.SaveChangesAsync(cancellationToken);
        freed.Ask(stage.Id);
    }
}
