using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>The quality lead closes the discussion of a finding, or records why it must do without an interpretation of one side.</summary>
public sealed record DecideFinding(AuditId Audit, Guid Finding, GivenDecision Decision, Actor Actor)
{
    public const string Agreed = "agreed";

    public const string NotAgreed = "not-agreed";

    public const string Waived = "waived";

    /// <summary>What can be decided about a finding.</summary>
    public static IReadOnlyList<string> Decisions { get; } = [Agreed, NotAgreed, Waived];
}

/// <summary>Where the finding stands now.</summary>
public sealed record FindingDecided(Guid Id, string Status, string? Waiver);
