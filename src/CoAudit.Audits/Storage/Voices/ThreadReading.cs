using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Voices;

/// <summary>Reads the life-lines of contributions.</summary>
public static class ThreadReading
{
    /// <summary>The life-lines of all words that everyone may read now, in an order that tells nothing about who spoke when.</summary>
    public static async Task<IReadOnlyList<VoiceThread>> RevealedThreadsAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        await db.ThreadsAsync(audit, await db.RevealedAsync(audit, int.MaxValue, cancellationToken), cancellationToken);

    public static async Task<IReadOnlyList<VoiceThread>> ThreadsAsync(this CoAuditDb db, AuditId audit, IReadOnlyList<Contribution> said, CancellationToken cancellationToken)
    {
        var turns = (await db.Turns.AsNoTracking().Where(t => t.AuditId == audit).ToListAsync(cancellationToken)).ToLookup(t => t.ContributionId);
        return [.. said.Select(words => VoiceThread.Of(words, turns[words.Id]))];
    }
}
