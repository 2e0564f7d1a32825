using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>The quality lead or facilitator writes down, for everyone, why one side has no objective of its own.</summary>
public sealed record ExplainGate(AuditId Audit, string? Reason, Actor Actor);
