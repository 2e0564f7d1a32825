using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Model.Reports;

/// <summary>One place of the coverage matrix.</summary>
/// <param name="Standing"><c>heard</c>, <c>explained</c> (a hole with its reason) or <c>missing</c>.</param>
public sealed record ReportedCoverage(string Criterion, string Group, string Standing, string? Reason)
{
    private const string NotForThem = "They say that it does not apply to them.";

    /// <param name="named">Whether the group is so large that its words do not name a person.</param>
    public static ReportedCoverage Of(CoverageCell cell, bool named) => cell switch
    {
        { IsHole: false } => new(cell.Criterion, cell.Group.Code(), "heard", null),
        { Reason: null } => new(cell.Criterion, cell.Group.Code(), "missing", null),
        { Reason: { Source: HoleReasonSource.NotApplicable } } when !named => new(cell.Criterion, cell.Group.Code(), "explained", NotForThem),
        _ => new(cell.Criterion, cell.Group.Code(), "explained", cell.Reason.Text),
    };
}
