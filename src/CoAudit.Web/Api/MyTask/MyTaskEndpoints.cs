using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using TaskReader = CoAudit.Audits.Features.ViewTask.MyTask;

namespace CoAudit.Web.Api.MyTask;

/// <summary>Acting for a participant: only with the secret of that task's own link.</summary>
internal static class MyTaskEndpoints
{
    public static void MapMyTask(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/my/task").AddEndpointFilter<TaskLinkFilter>();
        group.MapGet("", FindAsync).WithSummary("What this participant may see and do now.");
        group.MapPost("/contributions", ContributeAsync).WithSummary("Says something, in the participant's own words.");
        group.MapPost("/sign-off", SignOffAsync).WithSummary("Agrees, agrees with a concern, objects, or passes.");
    }

    private static async Task<Ok<MyTaskView>> FindAsync(HttpContext context, TaskReader tasks, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tasks.FindAsync(TaskLinkFilter.TaskOf(context), cancellationToken) ?? throw new NotFoundException("task"));

    private static async Task<IResult> ContributeAsync(
        ContributionRequest request, ContributeHandler handler, Limits limits, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        if (!limits.AllowsPost(task.Value))
        {
            return Problems.Result(429, "too-many", "Please wait a minute before you send more.");
        }

        var key = context.IdempotencyKey(Actor(task), request);
        var contributed = await handler.HandleAsync(new Contribute(task, request.Kind, request.Text), key, cancellationToken);
        return TypedResults.Created((string?)null, contributed);
    }

    private static async Task<Ok<SignedOff>> SignOffAsync(SignOffRequest request, SignOffHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        var key = context.IdempotencyKey(Actor(task), request);
        return TypedResults.Ok(await handler.HandleAsync(new SignOffCommand(task, request.Answer, request.Reason), key, cancellationToken));
    }

    private static string Actor(TaskId task) => $"task:{task}";
}

/// <summary>Body of a contribution.</summary>

internal sealed record ContributionRequest(string? Kind, string? Text);

/// <summary>Body of a sign-off.</summary>
internal sealed record SignOffRequest(string? Answer, string? Reason);
