using CoAudit.Audits.Model;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>What words can be about: lines of the tool, findings, and words that everyone may read already.</summary>
public static class KnownItems
{
    /// <exception cref="InvalidCommandException">There is no such item, or not for everyone yet.</exception>
    public static async Task EnsureKnownAsync(this CoAuditDb db, AuditId audit, string? about, CancellationToken cancellationToken)
    {
        if (about is not null && !await IsKnownAsync(db, audit, about, cancellationToken))
        {
            throw new InvalidCommandException("about", $"'{PlainInput.Shown(about)}' is nothing that words can be about here.");
        }
    }

    private static async Task<bool> IsKnownAsync(CoAuditDb db, AuditId audit, string about, CancellationToken cancellationToken)
    {
        if ((await db.ToolLinesAsync(audit, cancellationToken)).Any(l => string.Equals(l.Id, about, StringComparison.Ordinal)))
        {
            return true;
        }

        return Guid.TryParse(about, out var id)
            && (await db.Findings.AnyAsync(f => f.AuditId == audit && f.Id == id, cancellationToken)
                || (await db.RevealedAsync(audit, int.MaxValue, cancellationToken)).Any(c => c.Id == id));
    }
}
