namespace CoAudit.Audits.Features.ViewAuditTypes;

/// <summary>A workflow definition in a list, by its newest version.</summary>
/// <param name="PublishedVersion">The version that new audits start on; null when none is published.</param>
public sealed record AuditTypeSummary(string DefinitionId, string Name, int Version, int? PublishedVersion);
