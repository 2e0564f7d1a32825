using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewVoices;
using CoAudit.Audits.Model;
using CoAudit.Web.Api.MyTask;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Voices;

/// <summary>What came of what people said, and whose words changed the result.</summary>
internal static class VoiceEndpoints
{
    public static void MapVoices(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/audits/{id}/voices", AllAsync).WithSummary("The life-line of every contribution that is revealed: said, taken up, decided, done, lasting.");
        leads.MapGet("/audits/{id}/influence", InfluenceAsync).WithSummary("Whose words changed the result, part by part, and the rung of co-production; 409 before the first reveal.");
    }

    public static void MapMyVoices(this IEndpointRouteBuilder my) =>
        my.MapGet("/voices", MineAsync).WithSummary("What came of everything that this participant has said in the audit.");

    private static async Task<Ok<IReadOnlyList<VoiceView>>> MineAsync(HttpContext context, VoiceReader voices, CancellationToken cancellationToken) =>
        TypedResults.Ok(await voices.MineAsync(TaskLinkFilter.TaskOf(context), cancellationToken) ?? throw new NotFoundException("task"));

    private static async Task<Ok<IReadOnlyList<VoiceView>>> AllAsync(string id, VoiceReader voices, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await voices.AllAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<Ok<IReadOnlyList<InfluenceView>>> InfluenceAsync(string id, InfluenceReader influence, AuditViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(await influence.ReadAsync(await ExistingAsync(id, views, cancellationToken), cancellationToken));

    private static async Task<AuditId> ExistingAsync(string text, AuditViews views, CancellationToken cancellationToken) =>
        AuditId.TryParse(text, out var id) && await views.ExistsAsync(id, cancellationToken) ? id : throw new NotFoundException("audit");
}
