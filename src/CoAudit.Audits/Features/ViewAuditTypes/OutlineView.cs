using CoAudit.Audits.Outlines;

namespace CoAudit.Audits.Features.ViewAuditTypes;

/// <summary>The newest version of a definition as a list.</summary>
/// <param name="Revision">Goes along with a change, so that nobody overwrites what somebody else saved.</param>
/// <param name="Steps">Null when it is neither a flowchart nor a sequence, and only a canvas can show it.</param>
public sealed record OutlineView(string DefinitionId, string Name, int Version, bool IsPublished, string Revision, IReadOnlyList<OutlineStep>? Steps, IReadOnlyList<StageKind> Kinds);
