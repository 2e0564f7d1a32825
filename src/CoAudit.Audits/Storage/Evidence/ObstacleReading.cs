using CoAudit.Audits.Model;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>What gets in the way, by criterion.</summary>
/// <param name="Group">Empty where it would name the person.</param>
public sealed record ObstacleView(string Criterion, string Group, string Text);

/// <summary>Reads what people said gets in the way. Whoever calls it sees to the reveal.</summary>
public static class ObstacleReading
{
    private const int SmallestNamedGroup = 3;

    /// <param name="stages">Stages whose reveal is past.</param>
    public static async Task<IReadOnlyList<ObstacleView>> ObstaclesAsync(
        this CoAuditDb db, AuditId audit, IReadOnlyCollection<StageId> stages, CancellationToken cancellationToken)
    {
        var sizes = await db.Participants.AsNoTracking().Where(p => p.AuditId == audit).GroupBy(p => p.Group)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var told = await db.Scores.AsNoTracking().Where(s => stages.Contains(s.StageId) && s.InTheWay != null)
            .Select(s => new { s.Criterion, s.Group, s.InTheWay }).ToListAsync(cancellationToken);

        // By their letters: an order that tells nothing about who wrote them.
        return
        [
            .. told.OrderBy(s => s.Criterion, StringComparer.Ordinal).ThenBy(s => s.InTheWay, StringComparer.Ordinal)
                .Select(s => new ObstacleView(s.Criterion, sizes.GetValueOrDefault(s.Group) >= SmallestNamedGroup ? s.Group.Code() : "", s.InTheWay!)),
        ];
    }

    /// <summary>What the reveal of the evidence has opened to all.</summary>
    public static async Task<IReadOnlyList<ObstacleView>> RevealedObstaclesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        List<StageId> stages = [.. (await db.ScoringStagesAsync(audit, cancellationToken)).Where(s => s.IsRevealed).Select(s => s.Id)];
        return stages.Count == 0 ? [] : await db.ObstaclesAsync(audit, stages, cancellationToken);
    }
}
