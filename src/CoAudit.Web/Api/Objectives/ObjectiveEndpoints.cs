using System.Text.Json;
using CoAudit.Audits.Features.SetObjectives;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Objectives;
using CoAudit.Web.Api.MyTask;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Objectives;

/// <summary>Objectives: priorities by a task's link; after the reveal, what is on the table, decisions, and why a voice is missing.</summary>
internal static class ObjectiveEndpoints
{
    public static void MapMyPriorities(this IEndpointRouteBuilder my) =>
        my.MapPost("/task/priorities", GiveAsync).WithSummary("Says how much the participant wants each objective: 0 (not at all) to 4 (most of all).");

    public static void MapObjectives(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/audits/{id}/objectives", ObjectivesAsync).WithSummary("Objectives after the reveal; their priorities when the stage is over.");
        leads.MapPost("/audits/{id}/objectives/{objectiveId}/decision", DecideAsync).WithSummary("Adopts an objective or not, merges it into another, or puts it in other words; with the reason that its proposer is told.");
        leads.MapGet("/audits/{id}/objectives/gate", GateAsync).WithSummary("Whether people who use the service and care workers have an objective, and if not, why.");
        leads.MapPost("/audits/{id}/objectives/gate", ExplainAsync).WithSummary("Writes down for everyone why one side has no objective.");
    }

    private static async Task<Ok<PrioritiesGiven>> GiveAsync(PrioritiesRequest request, GivePrioritiesHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        var key = context.IdempotencyKey(MyTaskEndpoints.Scope(task), request);
        return TypedResults.Ok(await handler.HandleAsync(PriorityReading.Read(task, request.Scores), key, cancellationToken));
    }

    private static async Task<Ok<IReadOnlyList<ObjectiveView>>> ObjectivesAsync(string id, ObjectiveReader reader, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok((await reader.GetAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken)).Objectives);

    private static async Task<Ok<GateView>> GateAsync(string id, ObjectiveReader reader, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok((await reader.GetAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken)).Gate);

    private static async Task<Ok<GateView>> ExplainAsync(
        string id, GateRequest request, ExplainGateHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var command = new ExplainGate(await ExistingAsync(id, audits, cancellationToken), request.Reason, actor);
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<Ok<ObjectiveDecided>> DecideAsync(
        string id, string objectiveId, ObjectiveDecisionRequest request, DecideObjectiveHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var audit = await ExistingAsync(id, audits, cancellationToken);
        var objective = Guid.TryParse(objectiveId, out var parsed) ? parsed : throw new NotFoundException("objective");
        var command = new DecideObjective(audit, objective, request.Decision, request.Reason, request.Into, request.NewText, actor);
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<AuditId> ExistingAsync(string id, AuditViews audits, CancellationToken cancellationToken) =>
        AuditId.TryParse(id, out var audit) && await audits.ExistsAsync(audit, cancellationToken) ? audit : throw new NotFoundException("audit");
}

/// <summary>Body of priorities.</summary>
internal sealed record PrioritiesRequest(IReadOnlyDictionary<string, JsonElement>? Scores);

/// <summary>Body of a decision about an objective.</summary>
/// <param name="Into">For <c>merged</c>: the id of the other one.</param>
/// <param name="NewText">For <c>reworded</c> and <c>merged</c>: how it reads from now on.</param>
internal sealed record ObjectiveDecisionRequest(string? Decision, string? Reason, string? Into = null, string? NewText = null);

/// <summary>Body of the reason why one side has no objective.</summary>
internal sealed record GateRequest(string? Reason);
