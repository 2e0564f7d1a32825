namespace CoAudit.Audits.Outlines;

/// <summary>A kind of activity that can be added.</summary>
public sealed record StageKind(string Type, string Name, string Description);
