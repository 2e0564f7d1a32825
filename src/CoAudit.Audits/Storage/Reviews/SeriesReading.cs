using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Reviews;

/// <summary>Reads what panels have counted so far. Reviews that are not done stay out, so that nothing blind is in it.</summary>
public static class SeriesReading
{
    /// <param name="without">A review that is left out, because its own panel asks.</param>
    /// <returns>By the id of the action.</returns>
    public static async Task<IReadOnlyDictionary<Guid, ShownSeries>> SeriesAsync(
        this CoAuditDb db, AuditId audit, IReadOnlyCollection<ActionItem> cards, ReviewId? without, CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.AuditId == audit && r.Status == ReviewStatus.Done && r.Id != without).ToListAsync(cancellationToken);
        var panels = reviews.Count == 0 ? [] : await db.PanelsAsync(audit, [.. reviews.Select(r => r.Id)], cancellationToken);
        var stages = panels.ConvertAll(s => s.Id);
        var said = await db.Verdicts.AsNoTracking().Where(v => v.AuditId == audit && stages.Contains(v.StageId)).ToListAsync(cancellationToken);
        return cards.ToDictionary(card => card.Id, card => ShownSeries.Of(card, Series.Of(card, reviews, panels, said)));
    }

    /// <summary>The stages in which the panels of these reviews said whether it lasts, with tasks and sign-offs.</summary>
    public static Task<List<Stage>> PanelsAsync(this CoAuditDb db, AuditId audit, IReadOnlyCollection<ReviewId?> reviews, CancellationToken cancellationToken) =>
        db.Stages.AsNoTracking().Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery()
            .Where(s => s.AuditId == audit && reviews.Contains(s.ReviewId) && s.Type == ProgressSettings.StageType).OrderBy(s => s.Number).ToListAsync(cancellationToken);
}
