using System.Collections.Concurrent;
using CoAudit.Audits.Model;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Anonymity;

/// <summary>
/// Remembers that sealed words were opened, so that the pump wipes what they leave in the database's own files. A process that ends before it comes to that
/// wipes at its next start.
/// </summary>
public sealed class FreedSpace(IDbContextFactory<CoAuditDb> contexts, IFreedSpaceWiping wiping)
{
    private readonly ConcurrentDictionary<StageId, bool> asked = new();

    /// <summary>Said inside the transaction that opens them.</summary>
    public void Ask(StageId stage) => asked[stage] = true;

    public async Task WipeAsync(CancellationToken cancellationToken)
    {
        List<StageId> stages = [.. asked.Keys];
        if (stages.Count == 0)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Those whose transaction is still on its way wait for the next run.
        var waiting = await db.SealedWords.AsNoTracking().Where(s => stages.Contains(s.StageId)).Select(s => s.StageId).Distinct().ToListAsync(cancellationToken);
        if (waiting.Count < stages.Count && await wiping.WipeAsync(cancellationToken))
        {
            foreach (var stage in stages.Except(waiting))
            {
                asked.TryRemove(stage, out _);
            }
        }
    }
}
