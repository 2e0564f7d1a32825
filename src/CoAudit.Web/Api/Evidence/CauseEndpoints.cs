using CoAudit.Audits.Features.AnswerCause;
using CoAudit.Audits.Features.ThankForPractice;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Api.MyTask;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Evidence;

/// <summary>Causes are answered and never changed; good practice is thanked for.</summary>
internal static class CauseEndpoints
{
    public static void MapMyCauses(this IEndpointRouteBuilder my)
    {
        my.MapGet("/causes", CausesAsync).WithSummary("What people said why things are like this, with the answers.");
        my.MapPost("/causes/{causeId}/answers", AnswerAsync).WithSummary("A manager answers a cause. The cause stays as it was said.");
    }

    public static void MapThanks(this IEndpointRouteBuilder leads) =>
        leads.MapPost("/audits/{id}/findings/{findingId}/thanks", ThankAsync).WithSummary("Thanks for good practice, in words that everyone can read.");

    private static async Task<Ok<CausesView>> CausesAsync(CauseReader causes, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(await causes.ForAsync(TaskLinkFilter.TaskOf(context), cancellationToken));

    private static async Task<IResult> AnswerAsync(
        string causeId, TextRequest request, AnswerCauseHandler handler, Limits limits, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        if (!limits.AllowsPost(task.Value))
        {
            return Problems.Result(429, "too-many", "Please wait a minute before you send more.");
        }

        var cause = Guid.TryParse(causeId, out var parsed) ? parsed : throw new NotFoundException("cause");
        var key = context.IdempotencyKey(MyTaskEndpoints.Scope(task), request);
        return TypedResults.Created((string?)null, await handler.HandleAsync(new AnswerCause(task, cause, request.Text), key, cancellationToken));
    }

    private static async Task<Ok<PracticeThanked>> ThankAsync(
        string id, string findingId, TextRequest request, ThankForPracticeHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = AuditId.TryParse(id, out var parsed) && await audits.ExistsAsync(parsed, cancellationToken) ? parsed : throw new NotFoundException("audit");
        var finding = Guid.TryParse(findingId, out var found) ? found : throw new NotFoundException("finding");
        var actor = context.User.AsActor();
        return TypedResults.Ok(await handler.HandleAsync(
            new ThankForPractice(audit, finding, request.Text, actor), context.IdempotencyKey(actor.Value, request), cancellationToken));
    }
}

/// <summary>Body that is nothing but words.</summary>
internal sealed record TextRequest(string? Text);
