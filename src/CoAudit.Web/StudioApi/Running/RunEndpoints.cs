using System.Text.Json.Nodes;
using CoAudit.Audits.Features.CancelInstance;
using CoAudit.Audits.Features.CompleteWorkflowTask;
using CoAudit.Audits.Features.RunWorkflow;
using CoAudit.Audits.Features.TellEvent;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Pump;
using CoAudit.Workflows.Execution;

namespace CoAudit.Web.StudioApi.Running;

/// <summary>Sets workflows in motion: run, dispatch, tell an event, complete a task, cancel.</summary>
internal static class RunEndpoints
{
    // Studio reads it after Run.
    private const string InstanceIdHeader = "x-elsa-workflow-instance-id";

    public static void MapRunning(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workflow-definitions/{definitionId}/execute", ExecuteAsync);
        routes.MapPost("/workflow-definitions/{definitionId}/dispatch", DispatchAsync);
        routes.MapPost("/events/{eventName}/trigger", TriggerAsync);
        routes.MapPost("/tasks/{taskId}/complete", CompleteAsync);
        routes.MapPost("/cancel/workflow-instances/{instanceId}", CancelAsync);
    }

    private static async Task<IResult> ExecuteAsync(
        string definitionId, StudioBody body, RunWorkflowHandler handler, InstanceReader reader, HttpContext context, CancellationToken cancellationToken)
    {
        var state = await handler.RunAsync(Command(definitionId, body), cancellationToken);
        context.Response.Headers[InstanceIdHeader] = state.InstanceId;
        var view = await reader.FindAsync(state.InstanceId, cancellationToken) ?? throw new NotFoundException("workflow instance");
        var status = state.SubStatus == WorkflowSubStatus.Faulted ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        return Results.Json(new { workflowState = view.WorkflowState }, statusCode: status);
    }

    private static async Task<IResult> DispatchAsync(
        string definitionId, StudioBody body, RunWorkflowHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var instanceId = await handler.DispatchAsync(Command(definitionId, body), cancellationToken);
        context.Response.Headers[InstanceIdHeader] = instanceId;
        return Results.Ok(new { workflowInstanceId = instanceId });
    }

    private static async Task<IResult> TriggerAsync(
        string eventName, StudioBody body, TellEventHandler handler, TimerPump pump, CancellationToken cancellationToken)
    {
        var call = new EventCall(eventName, body.Payload("input"))
        {
            CorrelationId = body.Text("correlationId"),
            InstanceId = body.Text("workflowInstanceId"),
            ActivityInstanceId = body.Text("activityInstanceId"),
        };
        var carriers = await handler.HandleAsync(call, cancellationToken);
        if (string.Equals(body.Text("workflowExecutionMode"), "Synchronous", StringComparison.OrdinalIgnoreCase))
        {
            await pump.FireAsync(carriers, cancellationToken);
        }

        return Results.Ok();
    }

    private static async Task<IResult> CompleteAsync(string taskId, StudioBody body, CompleteWorkflowTaskHandler handler, CancellationToken cancellationToken)
    {
        await handler.HandleAsync(taskId, body.Payload("result"), cancellationToken);
        return Results.Ok(new JsonObject());
    }

    private static async Task<IResult> CancelAsync(string instanceId, CancelInstanceHandler handler, CancellationToken cancellationToken)
    {
        await handler.HandleAsync(instanceId, cancellationToken);
        return Results.Ok(new JsonObject());
    }

    private static RunWorkflowCommand Command(string definitionId, StudioBody body) =>
        new(definitionId, VersionChoice.Parse(body.Text("versionOptions"), VersionChoice.Published) ?? throw new InvalidCommandException("versionOptions", "There are no such version options."))
        {
            Input = body.Object("input") is null ? null : (JsonObject?)body.Payload("input"),
            CorrelationId = body.Text("correlationId"),
            Name = body.Text("name"),
            TriggerActivityId = body.Text("triggerActivityId"),
        };
}
