using System.Text.Json;
using CoAudit.Audits.Features.AnalyseFindings;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;
using CoAudit.Web.Api.Decisions;
using CoAudit.Web.Api.MyTask;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Evidence;

/// <summary>Scores, evidence and findings: given by a task's link, read after the reveal.</summary>
internal static class EvidenceEndpoints
{
    public static void MapMyScores(this IEndpointRouteBuilder my) =>
        my.MapPost("/task/scores", GiveAsync).WithSummary("Scores criteria of the agreed tool: 1 to 4, dont-know, or not applicable with the reason.");

    public static void MapEvidence(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/audits/{id}/scores", ScoresAsync).WithSummary("Scores after the reveal, the widest gap first.");
        leads.MapGet("/audits/{id}/evidence", EvidenceAsync).WithSummary("Evidence after the reveal, and where voices are missing.");
        leads.MapPost("/audits/{id}/evidence/holes", ExplainAsync).WithSummary("Writes down why a group's voice is missing on a criterion.");
        leads.MapGet("/audits/{id}/findings", FindingsAsync).WithSummary("Findings with what people say they mean.");
        leads.MapPost("/audits/{id}/findings/{findingId}/decision", DecideAsync).WithSummary("Agrees a finding, turns it down, or waives a missing interpretation.");
    }

    private static async Task<Ok<ScoresGiven>> GiveAsync(ScoresRequest request, GiveScoresHandler handler, HttpContext context, CancellationToken cancellationToken)
    {
        var task = TaskLinkFilter.TaskOf(context);
        var key = context.IdempotencyKey(MyTaskEndpoints.Scope(task), request);
        return TypedResults.Ok(await handler.HandleAsync(ScoreReading.Read(task, request.Scores, request.InTheWay) with { ToolVersion = request.ToolVersion }, key, cancellationToken));
    }

    private static async Task<Ok<ScoresView>> ScoresAsync(string id, ScoreReader reader, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.GetAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken));

    private static async Task<Ok<EvidenceView>> EvidenceAsync(string id, EvidenceReader reader, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.GetAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken));

    private static async Task<Ok<IReadOnlyList<FindingView>>> FindingsAsync(string id, FindingReader reader, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.GetAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken));

    private static async Task<Ok<HoleExplained>> ExplainAsync(
        string id, HoleRequest request, ExplainHoleHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = await ExistingAsync(id, audits, cancellationToken);
        var actor = context.User.AsActor();
        return TypedResults.Ok(await handler.HandleAsync(
            new ExplainHole(audit, request.Criterion, request.Group, request.Reason, actor), context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<Ok<FindingDecided>> DecideAsync(
        string id, string findingId, DecisionRequest request, DecideFindingHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = await ExistingAsync(id, audits, cancellationToken);
        var finding = Guid.TryParse(findingId, out var parsed) ? parsed : throw new NotFoundException("finding");
        var actor = context.User.AsActor();
        var decision = GivenDecision.Read(request.Decision, request.Reason, DecideFinding.Decisions);
        return TypedResults.Ok(await handler.HandleAsync(
            new DecideFinding(audit, finding, decision, actor), context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<AuditId> ExistingAsync(string id, AuditViews audits, CancellationToken cancellationToken) =>
        AuditId.TryParse(id, out var audit) && await audits.ExistsAsync(audit, cancellationToken) ? audit : throw new NotFoundException("audit");
}

/// <summary>Body of scores.</summary>
internal sealed record ScoresRequest(IReadOnlyDictionary<string, JsonElement>? Scores, IReadOnlyDictionary<string, string?>? InTheWay = null, string? ToolVersion = null);

/// <summary>Body of a reason for a missing voice.</summary>
internal sealed record HoleRequest(string? Criterion, string? Group, string? Reason);
