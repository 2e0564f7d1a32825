using CoAudit.Audits.Features.AnalyseFindings;
using CoAudit.Audits.Features.CloseStage;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Evidence;

/// <summary>Where a voice is missing, also before the reveal; the reasons why; and the end of a stage that waited for them.</summary>
internal static class MissingVoiceEndpoints
{
    public static void MapMissingVoices(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/audits/{id}/coverage", CoverageAsync).WithSummary("Which groups are heard on which criteria, and where there is a hole; nobody's words before the reveal.");
        leads.MapGet("/audits/{id}/findings/missing", MissingAsync).WithSummary("Findings of which a side has not said what they mean; nobody's words.");
        leads.MapPost("/audits/{id}/findings/missing", WaiveAsync).WithSummary("Writes down for everyone why findings must do without a side's interpretation: those named, or all that lack one.");
        leads.MapPost("/audits/{id}/stages/{stageId}/end", EndAsync).WithSummary("Ends a stage that waits, when nothing is missing any more.");
    }

    private static async Task<Ok<CoverageAnswer>> CoverageAsync(string id, EvidenceReader reader, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok(CoverageAnswer.Of(await reader.GetCoverageAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken)));

    private static async Task<Ok<MissingFindingsView>> MissingAsync(string id, FindingReader reader, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.GetMissingAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken));

    private static async Task<Ok<FindingsWaived>> WaiveAsync(
        string id, WaiverRequest request, WaiveFindingsHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var actor = context.User.AsActor();
        WaiveFindings command = new(await ExistingAsync(id, audits, cancellationToken), request.Findings ?? [], request.Reason, actor);
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<Ok<StageEnded>> EndAsync(
        string id, string stageId, EndStageHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = await ExistingAsync(id, audits, cancellationToken);
        var stage = StageId.TryParse(stageId, out var parsed) ? parsed : throw new NotFoundException("stage");
        var actor = context.User.AsActor();
        return TypedResults.Ok(await handler.HandleAsync(new EndStage(audit, stage, actor), context.IdempotencyKey(actor.Value, new { stage = stage.Value }), cancellationToken));
    }

    private static async Task<AuditId> ExistingAsync(string id, AuditViews audits, CancellationToken cancellationToken) =>
        AuditId.TryParse(id, out var audit) && await audits.ExistsAsync(audit, cancellationToken) ? audit : throw new NotFoundException("audit");
}

/// <summary>Body of the reason why findings do without a voice.</summary>
/// <param name="Findings">Ids; none is every finding that lacks one.</param>
internal sealed record WaiverRequest(string? Reason, IReadOnlyList<string>? Findings = null);

/// <summary>The coverage matrix.</summary>
/// <param name="WaitsUntil">The stage's time is up and it waits until then for what is missing; null before, and after.</param>
/// <param name="Missing">Holes that nobody has given a reason for.</param>
internal sealed record CoverageAnswer(
    Guid Stage, bool Open, bool Revealed, DateTimeOffset? WaitsUntil, IReadOnlyList<CoveredCriterion> Criteria, IReadOnlyList<string> Groups, IReadOnlyList<CellView> Cells,
    IReadOnlyList<CategoryView> Categories, IReadOnlyList<MissingPlace> Missing)
{
    public static CoverageAnswer Of(CoverageView view) => new(
        view.Stage, view.Open, view.Revealed, view.WaitsUntil, [.. view.Lines.Select(l => new CoveredCriterion(l.Id, l.Plain, l.Critical))], [.. view.Groups.Select(g => g.Code())],
        view.Cells, view.Categories, [.. view.Missing.Select(c => new MissingPlace(c.Criterion, c.Group))]);
}

/// <summary>A line of the agreed tool.</summary>
internal sealed record CoveredCriterion(string Id, string Text, bool Critical);

/// <summary>A group of which nothing is there on a criterion, and not why.</summary>
internal sealed record MissingPlace(string Criterion, string Group);
