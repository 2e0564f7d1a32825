using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>How much one group wants one objective.</summary>
public sealed record GroupPriority(Group Group, int Answers, Fraction Mean);
