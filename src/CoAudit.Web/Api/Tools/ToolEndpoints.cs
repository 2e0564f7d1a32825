using CoAudit.Audits.Features.BuildAuditTool;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Tools;

/// <summary>The audit tool, for quality leads and their programs. What participants suggest comes in by their links, as contributions.</summary>
internal static class ToolEndpoints
{
    public static void MapTools(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/audits/{id}/tool", FindAsync).WithSummary("The audit tool with its versions and what people suggest; 409 before its reveal.");
        leads.MapPost("/audits/{id}/tool/{suggestionId}/decision", DecideAsync)
            .WithSummary("Decides about a suggestion: accepted, not-accepted or merged, with the reason that its author is told. After the freeze a change makes the next version.");
        leads.MapPost("/audits/{id}/tool/lines/{lineId}/words", EditAsync)
            .WithSummary("Writes a line's professional, plain and easy words, approves the easy ones, marks the line as critical, or says how it is checked (evidence, sampling, source: only until the freeze). After the freeze this makes the next version.");
    }

    private static async Task<Ok<ToolView>> FindAsync(string id, ToolReader tools, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tools.GetAsync(await ExistingAsync(id, audits, cancellationToken), cancellationToken));

    private static async Task<Ok<SuggestionDecided>> DecideAsync(
        string id, string suggestionId, SuggestionRequest request, DecideSuggestionHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = await ExistingAsync(id, audits, cancellationToken);
        var suggestion = Guid.TryParse(suggestionId, out var parsed) ? parsed : throw new NotFoundException("suggestion");
        var actor = context.User.AsActor();
        DecideSuggestion command = new(audit, suggestion, request.Decision, request.Reason, actor)
        {
            Words = new GivenWords(request.Professional, request.Plain, request.Easy, request.EasyApproved),
            Into = string.IsNullOrWhiteSpace(request.Into) ? null : request.Into.Trim(),
        };
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<Ok<ToolLineEdited>> EditAsync(
        string id, string lineId, LineRequest request, EditToolLineHandler handler, AuditViews audits, HttpContext context, CancellationToken cancellationToken)
    {
        var audit = await ExistingAsync(id, audits, cancellationToken);
        var actor = context.User.AsActor();
        EditToolLine command = new(
            audit, lineId, new GivenWords(request.Professional, request.Plain, request.Easy, request.EasyApproved), request.Critical, request.Reason, request.Version, actor)
        {
            Facts = new GivenFacts(request.Sampling, request.Evidence, request.Source),
        };
        return TypedResults.Ok(await handler.HandleAsync(command, context.IdempotencyKey(actor.Value, request), cancellationToken));
    }

    private static async Task<AuditId> ExistingAsync(string id, AuditViews audits, CancellationToken cancellationToken) =>
        AuditId.TryParse(id, out var audit) && await audits.ExistsAsync(audit, cancellationToken) ? audit : throw new NotFoundException("audit");
}

/// <summary>Body of a decision about a suggestion. Words are only needed where they differ from those of the suggestion.</summary>
internal sealed record SuggestionRequest(
    string? Decision, string? Reason, string? Plain = null, string? Professional = null, string? Easy = null, bool? EasyApproved = null, string? Into = null);

/// <summary>Body of a change of a line; what is left out stays as it is.</summary>
internal sealed record LineRequest(
    string? Plain = null, string? Professional = null, string? Easy = null, bool? EasyApproved = null, bool? Critical = null, string? Reason = null, string? Version = null,
    string? Sampling = null, IReadOnlyList<string>? Evidence = null, string? Source = null);
