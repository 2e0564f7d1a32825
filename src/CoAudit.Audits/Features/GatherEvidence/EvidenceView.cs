using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Storage.Evidence;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>Evidence after the reveal: where voices are missing, what people showed and said, and what gets in the way.</summary>
public sealed record EvidenceView(IReadOnlyList<CellView> Coverage, IReadOnlyList<PieceView> Evidence, IReadOnlyList<ObstacleView> InTheWay, IReadOnlyList<FileView> Files);

/// <summary>One place of the coverage matrix.</summary>
/// <param name="Numbers">People of the group who gave a number.</param>
/// <param name="Evidence">Pieces of evidence, by kind.</param>
/// <param name="Reason">Why there is nothing, when there is nothing.</param>
/// <param name="ReasonFrom"><c>not-applicable</c>, <c>dont-know</c> or <c>recorded</c>; before the reveal only what is recorded.</param>
public sealed record CellView(string Criterion, string Group, int Numbers, IReadOnlyDictionary<string, int> Evidence, bool Hole, string? Reason, string? ReasonFrom);

/// <summary>A piece of evidence.</summary>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Evidence">How it came about, when its giver said so.</param>
public sealed record PieceView(Guid Id, string Kind, string Text, string? About, string Group, bool Anonymous, bool Late, EvidenceFacts? Evidence);
