using CoAudit.Audits.Features.AnswerConcern;
using CoAudit.Audits.Features.AnswerObjection;
using CoAudit.Audits.Features.ArrangeAction;
using CoAudit.Audits.Features.DecideAction;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Model;
using CoAudit.Web.Api.Decisions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Plans;

/// <summary>Action plans and objections, for quality leads and their programs.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/audits/{id}/actions", ActionsAsync).WithSummary("The action plan; 409 before its cards are shown to all.");
        leads.MapPost("/audits/{id}/actions/{actionId}/decision", DecideAsync)
            .WithSummary("Says where an action stands: cannot-do-yet, proposed, in-progress or done, with the reason that its proposer is told.");
        leads.MapPost("/audits/{id}/actions/{actionId}/card", ArrangeAsync)
            .WithSummary("Fills in a card: how it is done, who does it by when, what is provided, how people will know that it lasts, and linked actions. What was signed about it before is void and asked again.");
        leads.MapGet("/audits/{id}/objections", ObjectionsAsync).WithSummary("Objections with their threads; 409 before anyone is asked to sign.");
        leads.MapPost("/audits/{id}/objections/{objectionId}/response", RespondAsync).WithSummary("Answers an objection whose responder is the facilitator. It never closes one.");
        leads.MapGet("/audits/{id}/minority-statements", StatementsAsync).WithSummary("Unresolved objections and kept concerns with what was answered to them, bound to the report.");
        leads.MapPost("/audits/{id}/minority-statements/{statementId}/answer", AnswerAsync).WithSummary("Answers a kept concern or an objection that stands. Its maker is told; the statement stays.");
    }

    private static async Task<Ok<IReadOnlyList<ActionView>>> ActionsAsync(string id, PlanReader plans, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.ActionsAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<Ok<IReadOnlyList<ObjectionView>>> ObjectionsAsync(string id, PlanReader plans, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.ObjectionsAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<Ok<IReadOnlyList<MinorityStatementView>>> StatementsAsync(string id, PlanReader plans, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await plans.StatementsAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<Ok<ConcernAnswered>> AnswerAsync(
        string id, string statementId, AnswerRequest request, AnswerConcernHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var command = new AnswerConcern(Id(id), Parse(statementId, "statement"), request.Text, actor);
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<Ok<ActionDecided>> DecideAsync(
        string id, string actionId, DecisionRequest request, DecideActionHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var command = new DecideAction(Id(id), Parse(actionId, "action"), request.Decision, request.Reason, actor);
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<Ok<ActionArranged>> ArrangeAsync(
        string id, string actionId, CardRequest request, ArrangeActionHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var command = request.ToCommand(Id(id), Parse(actionId, "action"), actor);
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<Ok<Responded>> RespondAsync(
        string id, string objectionId, ResponseRequest request, RespondHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var command = new Respond(Parse(objectionId, "objection"), request.Text, request.NewText) { Audit = Id(id), Actor = actor };
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<AuditId> ExistingAsync(string id, AuditViews views, CancellationToken cancellationToken) =>
        await views.ExistsAsync(Id(id), cancellationToken) ? Id(id) : throw new NotFoundException("audit");

    private static AuditId Id(string text) => AuditId.TryParse(text, out var id) ? id : throw new NotFoundException("audit");

    private static Guid Parse(string text, string what) => Guid.TryParse(text, out var id) ? id : throw new NotFoundException(what);
}

/// <summary>Body of an answer to a concern.</summary>
internal sealed record AnswerRequest(string? Text);

/// <summary>Body of a response to an objection.</summary>
internal sealed record ResponseRequest(string? Text, string? NewText = null);

/// <summary>Body of a change to a card; what is left out stays as it is.</summary>
internal sealed record CardRequest
{
    public string? Wish { get; init; }

    public string? How { get; init; }

    public string? Owner { get; init; }

    public string? OwnerGroup { get; init; }

    public string? DueOn { get; init; }

    public string? Provide { get; init; }

    public string? Measure { get; init; }

    public string? WhoLooks { get; init; }

    public string? Threshold { get; init; }

    public IReadOnlyList<string>? Linked { get; init; }

    public string? Reason { get; init; }

    public ArrangeAction ToCommand(AuditId audit, Guid action, Actor actor) => new()
    {
        Audit = audit,
        Action = action,
        Wish = Wish,
        How = How,
        Owner = Owner,
        OwnerGroup = OwnerGroup,
        DueOn = DueOn,
        Provide = Provide,
        Measure = Measure,
        WhoLooks = WhoLooks,
        Threshold = Threshold,
        Linked = Linked,
        Reason = Reason,
        Actor = actor,
    };
}
