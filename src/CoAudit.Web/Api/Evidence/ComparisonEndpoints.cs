using CoAudit.Audits.Features.CompareAudits;
using CoAudit.Audits.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.Evidence;

/// <summary>An audit beside an earlier one of the same service.</summary>
internal static class ComparisonEndpoints
{
    public static void MapComparison(this IEndpointRouteBuilder leads) =>
        leads.MapGet("/audits/{id}/comparison", CompareAsync)
            .WithSummary("What got better since an earlier audit (?with=, else the last one), line by line, only where the words are the same; 409 before the reveal.");

    private static async Task<Ok<ComparisonView>> CompareAsync(string id, string? with, ComparisonReader comparisons, CancellationToken cancellationToken) =>
        TypedResults.Ok(AuditId.TryParse(id, out var audit) ? await comparisons.GetAsync(audit, with, cancellationToken) : throw new NotFoundException("audit"));
}
