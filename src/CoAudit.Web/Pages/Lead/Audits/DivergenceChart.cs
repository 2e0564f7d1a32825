using System.Globalization;
using CoAudit.Audits.Features.GatherEvidence;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>
/// Where groups see it differently, as marks on a scale from 1 to 4. A group with fewer than three answers has no number to show: its mark is as wide as its word.
/// </summary>
internal static class DivergenceChart
{
    public const int Width = 600;

    public const int Left = 70;

    private const int RowHeight = 40;

    private const int Top = 30;

    private static readonly string[] Colours = ["#5a3478", "#075e54", "#7a3806", "#23507a"];

    /// <summary>The widest gap first, as the list of scores is ordered.</summary>
    public static IReadOnlyList<ChartRow> Rows(ScoresView scores) =>
    [
        .. scores.Order.Select(id => scores.Criteria.First(c => string.Equals(c.Id, id, StringComparison.Ordinal)))
            .Select((criterion, i) => new ChartRow(criterion, Top + (i * RowHeight) + (RowHeight / 2), MarksOf(criterion))),
    ];

    public static int Height(ScoresView scores) => Top + (scores.Criteria.Count * RowHeight) + 10;

    public static string X(decimal score) => (Left + ((score - 1) / 3 * (Width - Left - 20))).ToString("0.#", CultureInfo.InvariantCulture);

    private static IReadOnlyList<ChartMark> MarksOf(CriterionScoreView criterion) =>
    [
        .. criterion.Groups.Select((group, i) => (group.Key, group.Value, Colour: Colours[i], Lane: (i * 8) - 12)).Where(g => g.Value.Band is not null)
            .Select(g => g.Value.Mean is { } mean
                ? new ChartMark(g.Key, g.Colour, g.Lane, mean, mean)
                : new ChartMark(g.Key, g.Colour, g.Lane, RangeOf(g.Value.Band!).From, RangeOf(g.Value.Band!).To)),
    ];

    private static (decimal From, decimal To) RangeOf(string band) => band switch
    {
        "low" => (1m, 2m),
        "mixed" => (2m, 3m),
        "good" => (3m, 3.5m),
        _ => (3.5m, 4m),
    };
}

/// <summary>One criterion on the chart.</summary>
/// <param name="Y">The middle of its row.</param>
internal sealed record ChartRow(CriterionScoreView Criterion, int Y, IReadOnlyList<ChartMark> Marks);

/// <summary>One group's mark: a dot where a number may be shown, else a bar.</summary>
internal sealed record ChartMark(string Group, string Colour, int Lane, decimal From, decimal To)
{
    public bool IsDot => From == To;
}
