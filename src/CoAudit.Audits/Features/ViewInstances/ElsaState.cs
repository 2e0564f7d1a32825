using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>A state in the shape that Elsa's API gives it.</summary>
internal static class ElsaState
{
    public static JsonObject Of(InstanceRow row, string versionId, WorkflowState state, CompiledWorkflow workflow)
    {
        // What waits or has faulted is live, and the live know their nodes.
        var nodes = state.Activities.ToDictionary(a => a.ActivityInstanceId, a => workflow.Find(a.ActivityId)?.NodeId, StringComparer.Ordinal);
        return Of(row, versionId, state, workflow, nodes);
    }

    private static JsonObject Of(InstanceRow row, string versionId, WorkflowState state, CompiledWorkflow workflow, Dictionary<string, string?> nodes) => new()
    {
        ["id"] = row.Id,
        ["definitionId"] = row.DefinitionId,
        ["definitionVersionId"] = versionId,
        ["definitionVersion"] = row.DefinitionVersion,
        ["correlationId"] = row.CorrelationId,
        ["name"] = row.Name,
        ["status"] = row.Status,
        ["subStatus"] = row.SubStatus,
        ["isExecuting"] = false,
        ["isSystem"] = false,
        ["bookmarks"] = new JsonArray([.. state.Bookmarks.Select(b => Wait(b, nodes))]),
        ["incidents"] = new JsonArray([.. state.Incidents.Select(i => Incident(i, nodes))]),
        ["activityExecutionContexts"] = new JsonArray([.. state.Activities.Select(a => Live(a, workflow))]),
        ["completionCallbacks"] = new JsonArray(),
        ["scheduledActivities"] = new JsonArray(),
        ["executionLogSequence"] = state.Sequence,
        ["input"] = state.GetInput(),
        ["output"] = state.GetOutput(),
        ["properties"] = new JsonObject(),
        ["createdAt"] = Time(row.CreatedAt),
        ["updatedAt"] = Time(row.UpdatedAt),
        ["finishedAt"] = row.FinishedAt is { } finished ? Time(finished) : null,
    };

    private static JsonObject Wait(Bookmark bookmark, Dictionary<string, string?> nodes) => new()
    {
        ["id"] = bookmark.Id,
        ["name"] = bookmark.Name,
        ["activityId"] = bookmark.ActivityId,
        ["activityNodeId"] = nodes.GetValueOrDefault(bookmark.ActivityInstanceId),
        ["activityInstanceId"] = bookmark.ActivityInstanceId,
        ["payload"] = bookmark.Payload?.DeepClone(),
        ["dueAt"] = bookmark.DueAt is { } due ? Time(due) : null,
    };

    private static JsonObject Incident(Incident incident, Dictionary<string, string?> nodes) => new()
    {
        ["activityId"] = incident.ActivityId,
        ["activityNodeId"] = nodes.GetValueOrDefault(incident.ActivityInstanceId),
        ["activityType"] = incident.ActivityType,
        ["activityInstanceId"] = incident.ActivityInstanceId,
        ["message"] = incident.Message,
        // The viewer's heading is the exception's message.
        ["exception"] = new JsonObject { ["type"] = "Fault", ["message"] = incident.Message },
        ["timestamp"] = Time(incident.At),
    };

    private static JsonObject Live(ActivityRecord activity, CompiledWorkflow workflow) => new()
    {
        ["id"] = activity.ActivityInstanceId,
        ["parentContextId"] = activity.ParentActivityInstanceId,
        ["scheduledActivityNodeId"] = workflow.Find(activity.ActivityId)?.NodeId,
        ["status"] = activity.IsFaulted ? "Faulted" : "Running",
    };

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
