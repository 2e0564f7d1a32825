using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>The quality lead or facilitator writes down, for everyone, why findings must do without the interpretation of one side.</summary>
/// <param name="Findings">Ids; none is every finding that lacks one now.</param>
public sealed record WaiveFindings(AuditId Audit, IReadOnlyList<string> Findings, string? Reason, Actor Actor);

/// <summary>What is on record now.</summary>
public sealed record FindingsWaived(IReadOnlyList<Guid> Findings, string Reason);
