namespace CoAudit.Audits.Model.Findings;

/// <summary>A line of the frozen tool as the arithmetic sees it.</summary>
public sealed record ScoredCriterion(string Id, bool Critical);
