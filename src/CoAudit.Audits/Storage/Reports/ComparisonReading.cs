using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Reports;

/// <summary>Reads what an audit can be compared with: scores that everyone may see, in the words that people scored.</summary>
internal static class ComparisonReading
{
    /// <summary>
    /// The audits of the same service and type, this one last, in the order in which their scores were shown. That moment never moves, so what came before stays before.
    /// Null while this audit's scores are blind. One that was cancelled is none to compare with.
    /// </summary>
    public static async Task<IReadOnlyList<EarlierAudit>?> ScoredUpToAsync(this CoAuditDb db, Audit audit, CancellationToken cancellationToken)
    {
        var titles = await db.Audits.AsNoTracking()
            .Where(a => a.ServiceId == audit.ServiceId && a.AuditType == audit.AuditType && (a.Id == audit.Id || a.Status != AuditStatus.Cancelled))
            .Select(a => new { a.Id, a.Title }).ToDictionaryAsync(a => a.Id, a => a.Title, cancellationToken);
        var ids = titles.Keys.ToList();
        var stages = await db.Stages.AsNoTracking().Where(s => ids.Contains(s.AuditId) && s.Type == EvidenceInputs.StageType).ToListAsync(cancellationToken);
        var shown = stages.Where(s => s.TakesScores() && s.IsRevealed).GroupBy(s => s.AuditId)
            .Select(g => new EarlierAudit(g.Key, titles[g.Key], g.Min(s => s.ClosedAt ?? s.OpenedAt))).ToList();
        return shown.Find(a => a.Id == audit.Id) is { } self ? [.. shown.Where(a => a.ShownAt < self.ShownAt).OrderBy(a => a.ShownAt).ThenBy(a => a.Id.Value), self] : null;
    }

    /// <summary>The lines that an audit scored; only what the reveal has opened counts for their numbers.</summary>
    public static async Task<IReadOnlyList<ScoredLine>> ScoredLinesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var lines = await db.ToolLinesAsync(audit, cancellationToken);
        var scores = EvidenceReading.Computed(lines, await db.RevealedScoresAsync(audit, cancellationToken) ?? []);
        return [.. lines.Zip(scores.Criteria, (line, score) => new ScoredLine(line.Id, line.Plain, line.Professional ?? line.Plain, score))];
    }

    /// <summary>Null where there is no earlier audit.</summary>
    public static async Task<ReportedComparison?> CompareWithLastAsync(this CoAuditDb db, Audit audit, CancellationToken cancellationToken) =>
        await db.ScoredUpToAsync(audit, cancellationToken) is [.., var last, _] ? await db.CompareAsync(last, audit.Id, cancellationToken) : null;

    public static async Task<ReportedComparison> CompareAsync(this CoAuditDb db, EarlierAudit earlier, AuditId audit, CancellationToken cancellationToken) => ReportedComparison.Of(
        earlier, Comparison.Of(await db.ScoredLinesAsync(earlier.Id, cancellationToken), await db.ScoredLinesAsync(audit, cancellationToken)));
}
