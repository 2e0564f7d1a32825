using CoAudit.Audits.Features.ViewInstances;

namespace CoAudit.Web.StudioApi.ActivityExecutions;

/// <summary>One execution as the list below the canvas shows it.</summary>
internal sealed record ExecutionSummary(
    string Id, string WorkflowInstanceId, string ActivityId, string ActivityNodeId, string ActivityType, int ActivityTypeVersion, string? ActivityName, string Status, bool HasBookmarks,
    DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, int AggregateFaultCount)
{
    public static ExecutionSummary Of(ExecutionView execution) => new(
        execution.Id, execution.WorkflowInstanceId, execution.ActivityId, execution.ActivityNodeId, execution.ActivityType, execution.ActivityTypeVersion, execution.ActivityName,
        execution.Status, execution.HasBookmarks, execution.StartedAt, execution.CompletedAt, execution.AggregateFaultCount);
}
