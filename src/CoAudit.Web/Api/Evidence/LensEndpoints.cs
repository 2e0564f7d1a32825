using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewLens;
using CoAudit.Audits.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Evidence;

/// <summary>Frameworks of outside bodies, and an audit seen through one.</summary>
internal static class LensEndpoints
{
    public static void MapLens(this IEndpointRouteBuilder leads)
    {
        leads.MapGet("/frameworks", Frameworks).WithSummary("Frameworks that an audit can be seen through.");
        leads.MapGet("/audits/{id}/lens", LensAsync).WithSummary("The audit through a framework's words (?framework=): what it looked at, and what not.");
    }

    private static Ok<IReadOnlyList<FrameworkView>> Frameworks(LensReader lens) => TypedResults.Ok(lens.Frameworks);

    private static async Task<Ok<LensView>> LensAsync(string id, string? framework, LensReader lens, AuditViews audits, CancellationToken cancellationToken) =>
        TypedResults.Ok(AuditId.TryParse(id, out var audit) && await audits.ExistsAsync(audit, cancellationToken)
            ? await lens.ReadAsync(audit, framework, cancellationToken)
            : throw new NotFoundException("audit"));
}
