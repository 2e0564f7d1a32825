using System.Globalization;
using System.Text.Json;

namespace CoAudit.Workflows.Definitions;

/// <summary>Which workflow an activity of a definition is, as the designer wrote it: Elsa's <c>WorkflowDefinitionActivity</c>.</summary>
/// <param name="VersionId">Storage's id of one version; counts before the number.</param>
/// <param name="Version">The number of a version; null means the published one.</param>
public sealed record WorkflowReference(string DefinitionId, string? VersionId, int? Version)
{
    /// <summary>What a state remembers it by.</summary>
    public string Key => VersionId is null ? string.Create(CultureInfo.InvariantCulture, $"{DefinitionId}@{Version}") : $"{DefinitionId}@{VersionId}";

    /// <summary>Null when the activity names no workflow.</summary>
    internal static WorkflowReference? Of(JsonElement activity) => activity.Text("workflowDefinitionId") is { Length: > 0 } id
        ? new WorkflowReference(
            id,
            activity.Text("workflowDefinitionVersionId") is { Length: > 0 } versionId ? versionId : null,
            activity.Member("version") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var version) ? version : null)
        : null;
}
