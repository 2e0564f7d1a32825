using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Plans;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>What panels counted of one action, review by review.</summary>
/// <param name="Enough">The share that the card's words call enough; null where they name none.</param>
/// <param name="Points">In the order of time; a review in which nobody counted has none.</param>
public sealed record Series(Fraction? Enough, IReadOnlyList<SeriesPoint> Points)
{
    public IReadOnlyList<SeriesSignal> Signals { get; } = RunRule.Of([.. Points.Select(p => p.Share)], Enough);

    /// <summary>Only reviews that are done have a point: before that, counts are their sayers' alone.</summary>
    /// <param name="stages">Those of the panels among others, with their tasks and sign-offs.</param>
    public static Series Of(ActionItem card, IEnumerable<Review> reviews, IReadOnlyCollection<Stage> stages, IReadOnlyCollection<Verdict> said)
    {
        var held = reviews.Where(r => r.Status == ReviewStatus.Done).OrderBy(r => r.DueAt).ThenBy(r => r.Number);
        var panels = stages.Where(s => s.Type is ProgressSettings.StageType).ToLookup(s => s.ReviewId);
        var points = held.Select(review => panels[review.Id].FirstOrDefault() is { } panel ? SeriesPoint.Of(review, panel, card.Id, said) : null);
        return new Series(Threshold.Read(card.Threshold), [.. points.OfType<SeriesPoint>()]);
    }
}
