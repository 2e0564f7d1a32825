using CoAudit.Audits.Features.CancelAudit;
using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Audits;

/// <summary>Audits, for quality leads and their programs.</summary>
internal static class AuditEndpoints
{
    public static void MapAudits(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audit-types", ListTypesAsync).WithSummary("Audit types that can be started.");
        routes.MapPost("/audits", StartAsync).WithSummary("Starts an audit.");
        routes.MapGet("/audits", ListAsync).WithSummary("Audits, newest first, page by page.");
        routes.MapGet("/audits/{id}", FindAsync).WithSummary("One audit with its stages and people.");
        routes.MapGet("/audits/{id}/tasks", TasksAsync).WithSummary("Who was asked, and where each task stands.");
        routes.MapGet("/audits/{id}/mails", MailsAsync).WithSummary("Mails and whether they left.");
        routes.MapGet("/audits/{id}/reviews", ReviewsAsync).WithSummary("Follow-up reviews.");
        routes.MapGet("/audits/{id}/trail", TrailAsync).WithSummary("The audit trail, a hash chain.");
        routes.MapPost("/audits/{id}/cancel", CancelAsync).WithSummary("Ends an audit before its time.");
    }

    private static async Task<Ok<IReadOnlyList<AuditTypeView>>> ListTypesAsync(AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await views.TypesAsync(cancellationToken));

    private static async Task<Created<AuditStarted>> StartAsync(StartAuditRequest request, StartAuditHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var started = await handler.HandleAsync(request.ToCommand(actor), context.IdempotencyKey(actor.Value, request), cancellationToken);
        return TypedResults.Created($"/api/v1/audits/{started.Id}", started);
    }

    private static async Task<IResult> ListAsync(AuditViews views, CancellationToken cancellationToken, string? after = null, int limit = 50)
    {
        if (string.IsNullOrEmpty(after))
        {
            return TypedResults.Ok(await views.ListAsync(null, limit, cancellationToken));
        }

        return AuditId.TryParse(after, out var id)
            ? TypedResults.Ok(await views.ListAsync(id, limit, cancellationToken))
            : throw new InvalidCommandException("after", "This is no id of an audit.");
    }

    private static async Task<Ok<AuditView>> FindAsync(string id, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await views.FindAsync(Id(id), cancellationToken) ?? throw new NotFoundException("audit"));

    private static async Task<Ok<IReadOnlyList<TaskView>>> TasksAsync(string id, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await views.TasksAsync(Id(id), cancellationToken) ?? throw new NotFoundException("audit"));

    private static async Task<Ok<IReadOnlyList<MailView>>> MailsAsync(string id, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await views.MailsAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<Ok<IReadOnlyList<ReviewView>>> ReviewsAsync(string id, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await views.ReviewsAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<Ok<IReadOnlyList<TrailView>>> TrailAsync(string id, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await views.TrailAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<Ok<AuditCancelled>> CancelAsync(
        string id, CancelRequest request, CancelAuditHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        var cancelled = await handler.HandleAsync(
            new CancelAudit(Id(id), request.Reason, actor), context.IdempotencyKey(actor.Value, request), cancellationToken);
        return TypedResults.Ok(cancelled);
    }

    private static async Task<AuditId> ExistingAsync(string id, AuditViews views, CancellationToken cancellationToken) =>
        await views.ExistsAsync(Id(id), cancellationToken) ? Id(id) : throw new NotFoundException("audit");

    private static AuditId Id(string text) => AuditId.TryParse(text, out var id) ? id : throw new NotFoundException("audit");
}

/// <summary>Body of a cancel.</summary>
internal sealed record CancelRequest(string? Reason);

/// <summary>Body of a start. Fields are as they are named in the documentation; unknown fields are ignored.</summary>
internal sealed record StartAuditRequest
{
    public string? AuditType { get; init; }

    public string? Title { get; init; }

    public ServiceGiven? Service { get; init; }

    public string? TimeZone { get; init; }

    public PersonGiven? Facilitator { get; init; }

    public PersonGiven? Independent { get; init; }

    public IReadOnlyList<ParticipantGiven?>? Participants { get; init; }

    public StartAudit ToCommand(Actor actor) => new()
    {
        AuditType = AuditType,
        Title = Title,
        Service = Service,
        TimeZone = TimeZone,
        Facilitator = Facilitator,
        Independent = Independent,
        Participants = Participants?.Select(p => p ?? new ParticipantGiven(null, null, null)).ToList(),
        Actor = actor,
    };
}
