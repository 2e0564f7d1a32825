using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Features.WithdrawContribution;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using TaskReader = CoAudit.Audits.Features.ViewTask.MyTask;

namespace CoAudit.Web.Api.MyTask;

/// <summary>Acting for a participant: only with the secret of that task's own link.</summary>
internal static class MyTaskEndpoints
{
    /// <summary>The group of all calls that act for a participant.</summary>
    public static RouteGroupBuilder MapMy(this IEndpointRouteBuilder api) => api.MapGroup("/my").AddEndpointFilter<TaskLinkFilter>();

    public static void MapMyTask(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/task", FindAsync).WithSummary("What this participant may see and do now.");
        routes.MapPost("/task/contributions", ContributeAsync).WithSummary("Says something, in the participant's own words.");
        routes.MapPost("/task/sign-off", SignOffAsync).WithSummary("Agrees, agrees with a concern, objects, or passes.");
        routes.MapDelete("/contributions/{id}", WithdrawAsync).WithSummary("Takes own words back, before the stage is over.");
    }

    /// <summary>Whose key an idempotency key is.</summary>
    public static string Scope(TaskId task) => $"task:{task}";

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

        var key = context.IdempotencyKey(Scope(task), request);
        var contributed = await handler.HandleAsync(new Contribute(task, request.Kind, request.Text, request.About, request.Anonymous ?? false, request.Evidence) { Why = request.Why, Tags = request.Tags }, key, cancellationToken);
        return TypedResults.Created((string?)null, contributed);
    }

    private static async Task<Ok<SignedOff>> SignOffAsync(SignOffRequest request, SignOffHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        var key = context.IdempotencyKey(Scope(task), request);
        return TypedResults.Ok(await handler.HandleAsync(new SignOffCommand(task, request.Answer, request.Reason, request.Item) { Seen = request.Seen }, key, cancellationToken));
    }

    private static async Task<NoContent> WithdrawAsync(string id, WithdrawContributionHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var contribution = Guid.TryParse(id, out var parsed) ? parsed : throw new NotFoundException("contribution of yours");
        await handler.HandleAsync(new WithdrawContribution(TaskLinkFilter.TaskOf(context), contribution), cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Body of a contribution.</summary>
/// <param name="Tags">Of a cause: what it is most about.</param>
internal sealed record ContributionRequest(
    string? Kind, string? Text, string? About = null, bool? Anonymous = null, string? Why = null, GivenFacts? Evidence = null, IReadOnlyList<string?>? Tags = null);

/// <summary>Body of a sign-off.</summary>
/// <param name="Seen">The <c>version</c> of the item that was read, or the task's <c>seen</c> for everything: refused when something has changed since. Null is not checked.</param>
internal sealed record SignOffRequest(string? Answer, string? Reason, string? Item = null, string? Seen = null);
