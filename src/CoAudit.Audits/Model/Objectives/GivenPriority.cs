namespace CoAudit.Audits.Model.Objectives;

/// <summary>How much one person of a group wants one objective.</summary>
public sealed record GivenPriority(Guid Objective, Group Group, int Value);
