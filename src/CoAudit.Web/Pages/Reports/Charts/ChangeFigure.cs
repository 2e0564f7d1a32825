using System.Globalization;
using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Reports.Charts;

/// <summary>Everyone's number then and now for each line that is compared: a ring, a dot, and the way between them.</summary>
/// <param name="Description">For somebody who does not see it.</param>
/// <param name="Sheets">Drawings of at most so many rows that each fits a page.</param>
internal sealed record ChangeFigure(string Description, IReadOnlyList<IReadOnlyList<ChangeRow>> Sheets)
{
    /// <summary>Where 1 stands, and how many units one point is wide.</summary>
    public const int Left = 95;

    public const int Point = 45;

    private const int RowsOnASheet = 20;

    public static ChangeFigure Of(ReportedComparison comparison) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"One row for each thing that was asked in the same words, on a scale from 1 to 4: a ring is the earlier audit, a dot is this one. {ComparisonWords.Counts(comparison)} The table below says the same."),
        [.. comparison.ComparedLines.Select(ChangeRow.Of).Chunk(RowsOnASheet)]);

    internal static int At(decimal score) => Left + (int)decimal.Round((score - 1) * Point, MidpointRounding.AwayFromZero);
}

/// <summary>One line of it.</summary>
/// <param name="Then">Where its ring stands.</param>
/// <param name="Now">Where its dot stands.</param>
internal sealed record ChangeRow(string Label, int Then, int Now, string Words)
{
    public static ChangeRow Of(ReportedChange line) => new(
        CriterionWords.Label(line.Id), ChangeFigure.At(line.Then?.Number ?? 1), ChangeFigure.At(line.Now?.Number ?? 1), $"{ReportWords.Number(line.Then)} → {ReportWords.Number(line.Now)}");
}
