using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>The coverage matrix for those who run the audit.</summary>
/// <param name="Revealed">False: numbers are left out, and words of participants.</param>
/// <param name="Open">The stage still waits for people, and for reasons.</param>
/// <param name="WaitsUntil">Its time is up and it waits until then; null before, and after.</param>
public sealed record CoverageView(
    Guid Stage, IReadOnlyList<ToolLine> Lines, IReadOnlyList<Group> Groups, bool Revealed, bool Open, DateTimeOffset? WaitsUntil, IReadOnlyList<CellView> Cells)
{
    /// <summary>Holes that nobody has given a reason for.</summary>
    public IEnumerable<CellView> Missing => Cells.Where(c => c is { Hole: true, ReasonFrom: null });
}
