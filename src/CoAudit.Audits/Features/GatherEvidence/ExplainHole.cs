using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>The quality lead or facilitator writes down why a group's voice is missing on a criterion.</summary>
public sealed record ExplainHole(AuditId Audit, string? Criterion, string? Group, string? Reason, Actor Actor);

/// <summary>What is on record now.</summary>
public sealed record HoleExplained(string Criterion, string Group, string Reason);
