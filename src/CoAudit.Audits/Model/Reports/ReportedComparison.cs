using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>An audit beside an earlier one of the same service and type: what got better, as the people themselves scored it.</summary>
/// <param name="With">Id of the earlier audit.</param>
/// <param name="ShownAt">When the earlier audit's scores were shown to everyone.</param>
/// <param name="Compared">Lines that were asked in the same words and have a number in both.</param>
/// <param name="MeanChange">Of the compared lines, on the scale from 1 to 4; null when there is none.</param>
/// <param name="Lines">In the order of this audit's tool; what it does not check any more comes last.</param>
public sealed record ReportedComparison(
    Guid With, string Title, DateTimeOffset ShownAt, int Compared, int Better, int Same, int Worse, decimal? MeanChange, IReadOnlyList<ReportedChange> Lines)
{
    public static ReportedComparison Of(EarlierAudit earlier, Comparison comparison) => new(
        earlier.Id.Value, earlier.Title, earlier.ShownAt, comparison.Compared, comparison.Better, comparison.Same, comparison.Worse,
        comparison.MeanChange?.Rounded(ShownNumber.Places), [.. comparison.Lines.Select(ReportedChange.Of)]);

    public IEnumerable<ReportedChange> ComparedLines => Lines.Where(line => line.Change is not null);
}

/// <summary>An audit of the same service and type whose scores were shown before those of another.</summary>
public sealed record EarlierAudit(AuditId Id, string Title, DateTimeOffset ShownAt);
