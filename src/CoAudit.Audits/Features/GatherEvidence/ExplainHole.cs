using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>The quality lead or facilitator writes down why a group's voice is missing on a criterion.</summary>
/// <param name="Criterion">A line of the tool, or <see cref="All"/>: wherever nothing is there from this group and nobody has said why.</param>
public sealed record ExplainHole(AuditId Audit, string? Criterion, string? Group, string? Reason, Actor Actor)
{
    public const string All = "all";
}

/// <summary>What is on record now.</summary>
public sealed record HoleExplained(string Criterion, string Group, string Reason);
