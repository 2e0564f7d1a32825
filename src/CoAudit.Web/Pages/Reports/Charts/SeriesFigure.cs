using System.Globalization;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Reports.Charts;

/// <summary>What panels counted of one action: a line from review to review, the line of what is enough, and below it the same as a table.</summary>
/// <param name="EnoughAt">Null where the card's words name no share.</param>
/// <param name="Enough">How much is enough, or why no line is drawn.</param>
/// <param name="Warnings">Signals, and where a panel says one thing and has counted another.</param>
internal sealed record SeriesFigure(
    string Id, string Title, string Description, int? EnoughAt, string Enough, IReadOnlyList<string> Warnings, IReadOnlyList<SeriesMark> Marks, IReadOnlyList<SeriesRow> Rows)
{
    public const int Left = 52;

    public const int Right = 284;

    /// <summary>Where all and none stand.</summary>
    public const int Top = 26;

    public const int Bottom = 146;

    // With more points their numbers would touch each other; the table has them.
    private const int MostWithNumbers = 4;

    public static SeriesFigure Of(int action, string wish, ShownSeries series, string timeZone)
    {
        var step = (Right - Left) / series.Points.Count;
        return new SeriesFigure(
            string.Create(CultureInfo.InvariantCulture, $"series-{action}"),
            $"What was counted: {ReportWords.Short(wish, 60)}",
            $"From 0 to 100 %. {string.Join(' ', series.Points.Select(p => $"Review {p.Number}: {p.Share.Shown}."))} {SeriesWords.Enough(series)} The table below says the same.",
            series.Threshold?.Exact is { } enough ? At(enough) : null,
            SeriesWords.Enough(series),
            [.. series.Signals.Select(SeriesWords.Signal), .. series.Points.Where(p => p.AgainstCount).Select(p => $"Review {p.Number}: {SeriesWords.Against(p)}")],
            [.. series.Points.Select((point, i) => SeriesMark.Of(point, Left + (i * step) + (step / 2), series.Points.Count <= MostWithNumbers))],
            [.. series.Points.Select(point => SeriesRow.Of(point, timeZone))]);
    }

    /// <summary>Pairs of numbers that follow each other: a line is drawn from one to the next.</summary>
    public IEnumerable<(SeriesMark From, SeriesMark To)> Lines => Marks.Zip(Marks.Skip(1)).Where(pair => pair.First.Dot is not null && pair.Second.Dot is not null);

    internal static int At(Fraction share) => Bottom - (int)(share * (Bottom - Top)).Rounded(0);
}

/// <summary>One review in the drawing.</summary>
/// <param name="Number">Of the review.</param>
/// <param name="Value">Above the dot; null where it would not fit or may not be shown.</param>
/// <param name="Dot">Null where only the word may be shown: then a bar covers what the word stands for.</param>
internal sealed record SeriesMark(int X, int Number, string? Value, int? Dot, int BarTop, int BarBottom)
{
    public static SeriesMark Of(ShownPoint point, int x, bool withNumber)
    {
        if (point.Share.Exact is { } share)
        {
            return new SeriesMark(x, point.Number, withNumber ? SeriesRow.Percent(share) : null, SeriesFigure.At(share), 0, 0);
        }

        var (from, to) = ShareBands.All.First(band => string.Equals(band.Words(), point.Share.Shown, StringComparison.Ordinal)).Percent();
        return new SeriesMark(x, point.Number, null, null, SeriesFigure.At(new Fraction(to, 100)), SeriesFigure.At(new Fraction(from, 100)));
    }
}

/// <summary>One review in the table.</summary>
internal sealed record SeriesRow(int Number, string When, string Counted, string InPercent, string Enough)
{
    public static SeriesRow Of(ShownPoint point, string timeZone) => new(
        point.Number, point.At.In(timeZone).ToDay(), point.Share.Shown, point.Share.Exact is { } share ? Percent(share) : "–",
        point.IsEnough switch { true => "Enough", false => "Not enough", null => "–" });

    public static string Percent(Fraction share) => string.Create(CultureInfo.InvariantCulture, $"{(share * 100).Rounded(1):0.#} %");
}
