using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>The coverage matrix for those who run the audit.</summary>
/// <param name="Revealed">False: numbers are left out, and words of participants.</param>
/// <param name="Open">The stage still waits for people, and for reasons.</param>
public sealed record CoverageView(IReadOnlyList<ToolLine> Lines, IReadOnlyList<Group> Groups, bool Revealed, bool Open, IReadOnlyList<CellView> Cells);
