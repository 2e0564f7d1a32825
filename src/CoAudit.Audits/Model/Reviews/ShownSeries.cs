using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Plans;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>A series as everyone who may see the action reads it: the API, pages, reports and the next panel.</summary>
/// <param name="Threshold">The share that was read from the card's words; null where they name none.</param>
/// <param name="ReadFrom">Those words.</param>
/// <param name="Signals"><c>below</c>, <c>falling</c>, <c>long-run</c>.</param>
public sealed record ShownSeries(ShownShare? Threshold, string ReadFrom, IReadOnlyList<ShownPoint> Points, IReadOnlyList<string> Signals)
{
    public static ShownSeries Of(ActionItem card, Series series) => new(
        series.Enough is { } enough ? ShownShare.Of(enough) : null, card.Threshold,
        [.. series.Points.Select(point => ShownPoint.Of(point, series.Enough))],
        [.. series.Signals.Select(signal => signal.Code())]);
}

/// <summary>What one review's panel counted.</summary>
/// <param name="At">When the review was due.</param>
/// <param name="IsEnough">Null where the card's words name no share.</param>
/// <param name="Verdict">What the panel said; null where there was no verdict.</param>
/// <param name="AgainstCount">The panel said that it lasts, and its own count is under what was agreed.</param>
public sealed record ShownPoint(Guid ReviewId, int Number, DateTimeOffset At, ShownShare Share, bool? IsEnough, string? Verdict, bool AgainstCount)
{
    public static ShownPoint Of(SeriesPoint point, Fraction? enough) => new(
        point.Review.Value, point.Number, point.At, ShownShare.Of(point), enough is { } least ? point.Share >= least : null, point.Verdict?.Code(),
        point.Verdict == VerdictKind.Sustained && point.Share < enough);
}
