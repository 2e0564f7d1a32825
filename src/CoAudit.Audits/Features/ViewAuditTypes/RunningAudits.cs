namespace CoAudit.Audits.Features.ViewAuditTypes;

/// <summary>How many audits run on one version of a definition. They stay on it whatever is published.</summary>
public sealed record RunningAudits(int Version, int Audits);
