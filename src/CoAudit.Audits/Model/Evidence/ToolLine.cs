namespace CoAudit.Audits.Model.Evidence;

/// <summary>A line of the frozen tool as people score it: one meaning in two wordings.</summary>
/// <param name="Plain">For everyone.</param>
/// <param name="Easy">A short question in easy words, once a person has approved it; else null.</param>
public sealed record ToolLine(string Id, bool Critical, string Plain, string? Easy);
