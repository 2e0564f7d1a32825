using System.Text.Json;
using CoAudit.Audits.Features.AnswerObjection;
using CoAudit.Audits.Features.ReviewProgress;
using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Features.WithdrawObjection;
using CoAudit.Audits.Model;
using CoAudit.Web.Api.MyTask;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Plans;

/// <summary>Objections and reviews, acting for a participant: only with the secret of that task's own link.</summary>
internal static class MyPlanEndpoints
{
    private static readonly Actor Independent = new("independent");

    public static void MapMyPlans(this IEndpointRouteBuilder my)
    {
        my.MapPost("/objections/{id}/withdraw", WithdrawAsync).WithSummary("Takes an objection back: its maker only.");
        my.MapPost("/objections/{id}/response", RespondAsync).WithMetadata(new TakesObjectionLink()).WithSummary("Answers an objection: its responder only. A new text asks everyone to sign that item again.");
        my.MapGet("/objection", LookAsync).WithMetadata(new TakesObjectionLink()).WithSummary("The objection that was passed to the independent person, by their own link.");
        my.MapPost("/task/verdicts", VerdictsAsync).WithSummary("Says in a review of each action: sustained, partly, not-sustained, too-early or refine; and, where they counted, how often they found it of how many times they looked.");
    }

    private static async Task<Ok<ObjectionWithdrawn>> WithdrawAsync(string id, WithdrawObjectionHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        var objection = Parse(id);
        var result = await handler.HandleAsync(new WithdrawObjection(task, objection), context.IdempotencyKey(MyTaskEndpoints.Scope(task), objection), cancellationToken);
        return result == WithdrawResult.NotYours
            ? throw new NotYoursException("Only the person who objected can take this objection back.")
            : TypedResults.Ok(new ObjectionWithdrawn(objection, "withdrawn", result == WithdrawResult.AlreadyWithdrawn));
    }

    private static async Task<Ok<Responded>> RespondAsync(string id, ResponseRequest request, RespondHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        if (TaskLinkFilter.FindObjection(context) is { } own)
        {
            var independent = own == Parse(id) ? new Respond(own, request.Text, request.NewText) { Actor = Independent } : throw new NotYoursException("This link is for another objection.");
            return TypedResults.Ok(await handler.HandleAsync(independent, context.IdempotencyKey($"objection:{own}", request), cancellationToken));
        }

        var task = TaskLinkFilter.TaskOf(context);
        var command = new Respond(Parse(id), request.Text, request.NewText) { Task = task, Actor = new Actor($"task:{task}") };
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(MyTaskEndpoints.Scope(task), request), cancellationToken));
    }

    private static async Task<Ok<VerdictsGiven>> VerdictsAsync(VerdictsRequest request, GiveVerdictsHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        var command = new GiveVerdicts(task, request.Verdicts ?? new Dictionary<string, string?>(StringComparer.Ordinal), request.Evidence, request.Text)
        {
            Counts = (request.Counts ?? []).ToDictionary(c => c.Key, c => c.Value is { } count ? new GivenCount(Raw(count.Found), Raw(count.Looked)) : null, StringComparer.Ordinal),
        };
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(MyTaskEndpoints.Scope(task), request), cancellationToken));
    }

    private static async Task<Ok<ObjectionView>> LookAsync(HttpContext context, PlanReader plans, CancellationToken cancellationToken) => TypedResults.Ok(
        TaskLinkFilter.FindObjection(context) is { } own && await plans.FindObjectionAsync(own, cancellationToken) is { } found ? found.Objection : throw new NotFoundException("objection"));

    // A number is told by its own letters: what is no whole number is refused by name, not by the reader of JSON.
    private static string? Raw(JsonElement? value) => value is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : null;

    private static Guid Parse(string text) => Guid.TryParse(text, out var id) ? id : throw new NotFoundException("objection");
}

/// <summary>How the objection stands.</summary>
internal sealed record ObjectionWithdrawn(Guid Id, string Status, bool AlreadyRecorded);

/// <summary>Body of verdicts.</summary>
/// <param name="Counts">What was counted, by the id of the action.</param>
internal sealed record VerdictsRequest(Dictionary<string, string?>? Verdicts = null, string? Evidence = null, string? Text = null, Dictionary<string, CountRequest?>? Counts = null);

/// <summary>How often it was as agreed, of how many times the person looked.</summary>
internal sealed record CountRequest(JsonElement? Found = null, JsonElement? Looked = null);
