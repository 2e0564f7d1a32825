using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>The coverage matrix for those who run the audit.</summary>
/// <param name="Revealed">False: numbers are left out, and words of participants; who has answered a question is heard, whatever the answer is.</param>
/// <param name="Open">The stage still waits for people, and for reasons.</param>
/// <param name="WaitsUntil">Its time is up and it waits until then; null before, and after.</param>
public sealed record CoverageView(
    Guid Stage, IReadOnlyList<ToolLine> Lines, IReadOnlyList<Group> Groups, bool Revealed, bool Open, DateTimeOffset? WaitsUntil, IReadOnlyList<CellView> Cells)
{
    /// <summary>People score the criteria: the stage does not end over a hole that nobody has explained before it has waited.</summary>
    public required bool WaitsForReasons { get; init; }

    /// <summary>By criterion, then by category of evidence.</summary>
    public required IReadOnlyList<CategoryView> Categories { get; init; }

    /// <summary>Holes that nobody has given a reason for.</summary>
    public IEnumerable<CellView> Missing => Cells.Where(c => c is { Hole: true, ReasonFrom: null });
}

/// <summary>One category of evidence on one criterion.</summary>
/// <param name="Category"><c>peoples-experience</c>, <c>staff-feedback</c>, <c>partner-feedback</c>, <c>observation</c> or <c>records</c>.</param>
/// <param name="Pieces">How much there is; null before the reveal.</param>
public sealed record CategoryView(string Criterion, string Category, bool Heard, int? Pieces);
