using System.Globalization;
using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Reports.Charts;

/// <summary>Which shape stands in a place of a grid. Shapes, not colours, carry the meaning, so that it survives a black-and-white print.</summary>
internal enum Symbol
{
    None,
    Full,
    Half,
    Empty,
    Cross,
    Alarm,
}

/// <summary>A grid of symbols: who is heard on what, or what reviews said about each action.</summary>
/// <param name="Description">For somebody who does not see it: what it shows and where the same stands in words.</param>
/// <param name="Sheets">Drawings of at most so many rows that each fits a page.</param>
internal sealed record SymbolGrid(
    string Title, string Description, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<SymbolRow>> Sheets, IReadOnlyList<(Symbol Symbol, string Meaning)> Legend)
{
    private const int RowsOnASheet = 20;

    private static readonly (Symbol, string)[] CoverageLegend =
        [(Symbol.Full, "heard"), (Symbol.Empty, "not heard, with a reason"), (Symbol.Alarm, "not heard, and nobody said why")];

    private static readonly (Symbol, string)[] VerdictLegend =
        [(Symbol.Full, "it lasts"), (Symbol.Half, "in part, or can be better"), (Symbol.Empty, "too early to say"), (Symbol.Cross, "it does not last"), (Symbol.None, "not looked at")];

    public static SymbolGrid OfCoverage(ReportedScores scores)
    {
        var groups = scores.Coverage.Select(c => c.Group).Distinct(StringComparer.Ordinal).ToList();
        var rows = scores.Coverage.GroupBy(c => c.Criterion, StringComparer.Ordinal)
            .Select(line => new SymbolRow(CriterionWords.Label(line.Key), [.. groups.Select(g => OfStanding(line.FirstOrDefault(c => string.Equals(c.Group, g, StringComparison.Ordinal))?.Standing))]));
        var holes = scores.Coverage.Count(c => c.Standing is not "heard");
        return new SymbolGrid(
            "Whose voice is heard on what",
            string.Create(CultureInfo.InvariantCulture, $"One row for each thing that was checked, one column for each group. {holes} of {scores.Coverage.Count} places have no voice; they are in the table below."),
            [.. groups.Select(ReportWords.ShortGroup)], Cut(rows), CoverageLegend);
    }

    /// <summary>Null while no review has said anything about an action.</summary>
    public static SymbolGrid? OfReviews(AuditReport report)
    {
        var actions = (report.Actions ?? []).Where(a => a.IsUnderWay).ToList();
        if (!actions.Exists(a => a.Verdicts.Count > 0))
        {
            return null;
        }

        var reviews = report.Reviews.Where(r => r.Status is "done").Select(r => r.Number).ToList();
        var rows = actions.Select(a => new SymbolRow(
            string.Create(CultureInfo.InvariantCulture, $"{a.Number}. {ReportWords.Short(a.Wish, 18)}"),
            [.. reviews.Select(number => OfVerdict(a.Verdicts.LastOrDefault(v => v.Review == number)?.Verdict))]));
        return new SymbolGrid(
            "Review by review",
            "One row for each action, one column for each review. The table below says the same in words.",
            [.. reviews.Select(number => string.Create(CultureInfo.InvariantCulture, $"Review {number}"))], Cut(rows), VerdictLegend);
    }

    /// <summary>What one review said about each action.</summary>
    public static IEnumerable<(int Action, string Verdict)> VerdictsOf(AuditReport report, int review) =>
        from action in report.Actions ?? []
        from verdict in action.Verdicts
        where verdict.Review == review
        select (action.Number, verdict.Verdict);

    private static Symbol OfStanding(string? standing) => standing switch
    {
        "heard" => Symbol.Full,
        "explained" => Symbol.Empty,
        null => Symbol.None,
        _ => Symbol.Alarm,
    };

    private static Symbol OfVerdict(string? verdict) => verdict switch
    {
        null => Symbol.None,
        "sustained" => Symbol.Full,
        "not-sustained" => Symbol.Cross,
        "too-early" => Symbol.Empty,
        _ => Symbol.Half,
    };

    private static IReadOnlyList<IReadOnlyList<SymbolRow>> Cut(IEnumerable<SymbolRow> rows) => [.. rows.Chunk(RowsOnASheet)];
}

/// <summary>One row of a grid.</summary>
internal sealed record SymbolRow(string Label, IReadOnlyList<Symbol> Symbols);
