namespace CoAudit.Audits.Features.ViewAuditTypes;

/// <summary>What is wrong with the newest version of a definition, errors first, and who is not touched by it.</summary>
/// <param name="Revision">Goes along when it is published, so that nobody publishes what somebody else saved in the meantime.</param>
public sealed record AuditTypeProblems(
    string DefinitionId, string Name, int Version, bool IsPublished, string Revision, IReadOnlyList<ProblemView> Problems, IReadOnlyList<RunningAudits> RunningAudits);
