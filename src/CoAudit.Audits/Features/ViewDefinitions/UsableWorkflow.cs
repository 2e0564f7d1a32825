using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Features.ViewDefinitions;

/// <summary>A version of a definition that others may use as one of their activities.</summary>
/// <param name="Type">What it is as an activity.</param>
public sealed record UsableWorkflow(Guid VersionId, string DefinitionId, int Version, bool IsPublished, ActivityType Type);
