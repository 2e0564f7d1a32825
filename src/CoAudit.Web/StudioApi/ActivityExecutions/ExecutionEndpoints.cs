using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Model;

namespace CoAudit.Web.StudioApi.ActivityExecutions;

/// <summary>What each activity did, for the badges on the canvas and the panels below it.</summary>
internal static class ExecutionEndpoints
{
    public static void MapActivityExecutions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/activity-executions/list", ListAsync);
        routes.MapGet("/activity-execution-summaries/list", SummariesAsync);
        routes.MapGet("/activity-executions/by-id", FindAsync);
        routes.MapPost("/activity-executions/report", ReportAsync);
        routes.MapGet("/activity-executions/{executionId}/call-stack", CallStackAsync);
    }

    private static async Task<IResult> ListAsync(StudioQuery query, InstanceReader reader, CancellationToken cancellationToken)
    {
        var items = await OfNodeAsync(query, reader, cancellationToken);
        return Results.Ok(new { items, count = items.Count });
    }

    private static async Task<IResult> SummariesAsync(StudioQuery query, InstanceReader reader, CancellationToken cancellationToken)
    {
        var items = await OfNodeAsync(query, reader, cancellationToken);
        return Results.Ok(new { items = items.Select(ExecutionSummary.Of), count = items.Count });
    }

    private static async Task<IResult> FindAsync(StudioQuery query, InstanceReader reader, CancellationToken cancellationToken) =>
        Results.Ok(await reader.FindExecutionAsync(query.Text("id") ?? "", cancellationToken) ?? throw new NotFoundException("activity execution"));

    private static async Task<IResult> ReportAsync(StudioBody body, InstanceReader reader, CancellationToken cancellationToken)
    {
        var nodes = body.Texts("activityNodeIds").ToHashSet(StringComparer.Ordinal);
        var executions = await OfInstanceAsync(body.Text("workflowInstanceId"), reader, cancellationToken);
        return Results.Ok(new { stats = ActivityStatistics.ByNode(executions.Where(e => nodes.Count == 0 || nodes.Contains(e.ActivityNodeId))) });
    }

    private static async Task<IResult> CallStackAsync(string executionId, InstanceReader reader, CancellationToken cancellationToken)
    {
        var items = await reader.CallStackAsync(executionId, cancellationToken) ?? throw new NotFoundException("activity execution");
        return Results.Ok(new { activityExecutionId = executionId, items, totalCount = items.Count });
    }

    private static async Task<IReadOnlyList<ExecutionView>> OfNodeAsync(StudioQuery query, InstanceReader reader, CancellationToken cancellationToken)
    {
        var executions = await OfInstanceAsync(query.Text("workflowInstanceId"), reader, cancellationToken);
        var nodes = query.Texts("activityNodeId").ToHashSet(StringComparer.Ordinal);
        return nodes.Count == 0 ? executions : [.. executions.Where(e => nodes.Contains(e.ActivityNodeId))];
    }

    private static async Task<IReadOnlyList<ExecutionView>> OfInstanceAsync(string? instanceId, InstanceReader reader, CancellationToken cancellationToken) =>
        await reader.ExecutionsAsync(instanceId ?? throw new InvalidCommandException("workflowInstanceId", "Say which workflow instance."), cancellationToken)
        ?? throw new NotFoundException("workflow instance");
}
