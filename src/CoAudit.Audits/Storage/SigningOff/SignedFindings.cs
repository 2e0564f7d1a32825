using CoAudit.Audits.Model;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>
/// Findings are signed with their numbers and with what was decided about them. When those change while people sign, whoever has signed is asked again. See docs/decisions/0054.
/// </summary>
public sealed class SignedFindings(ItemChanges changes)
{
    public const string Scope = "findings";

    public Task ChangedAsync(Unit unit, Audit audit, Guid finding, CancellationToken cancellationToken) =>
        changes.ChangedAsync(unit, audit, Scope, finding.ToString(), text: null, cancellationToken);

    /// <param name="criteria">Lines of the tool whose numbers are different now.</param>
    public async Task RescoredAsync(Unit unit, Audit audit, IReadOnlyCollection<string> criteria, CancellationToken cancellationToken)
    {
        var findings = await unit.Db.Findings.AsNoTracking().Where(f => f.AuditId == audit.Id && f.Criterion != null && criteria.Contains(f.Criterion))
            .OrderBy(f => f.Position).Select(f => f.Id).ToListAsync(cancellationToken);
        foreach (var finding in findings)
        {
            await ChangedAsync(unit, audit, finding, cancellationToken);
        }
    }

    /// <summary>How findings read since an answer to an objection has given them other words, by their ids. Nobody gives other words to good practice: it is somebody's own.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WordsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        (await db.ItemTexts.AsNoTracking().Where(t => t.AuditId == audit && t.Scope == Scope).ToListAsync(cancellationToken))
            .GroupBy(t => t.Item, StringComparer.Ordinal).ToDictionary(t => t.Key, t => t.MaxBy(text => text.Version)!.Text, StringComparer.Ordinal);
}
