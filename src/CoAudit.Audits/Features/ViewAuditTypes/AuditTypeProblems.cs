namespace CoAudit.Audits.Features.ViewAuditTypes;

/// <summary>What is wrong with the newest version of a definition, errors first, and who is not touched by it.</summary>
public sealed record AuditTypeProblems(
    string DefinitionId, string Name, int Version, bool IsPublished, IReadOnlyList<ProblemView> Problems, IReadOnlyList<RunningAudits> RunningAudits);
