using CoAudit.Audits.Features.ViewAuditTypes;
using CoAudit.Audits.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoAudit.Web.Api.AuditTypes;

/// <summary>What is wrong with an audit type, for the designer's page and for programs.</summary>
internal static class AuditTypeEndpoints
{
    public static void MapAuditTypes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit-types/{definitionId}/problems", ProblemsAsync).WithSummary("What is wrong with the newest version of an audit type, and how many audits run on which version.");

    private static async Task<Ok<AuditTypeProblems>> ProblemsAsync(string definitionId, AuditTypeReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.FindProblemsAsync(definitionId, cancellationToken) ?? throw new NotFoundException("audit type"));
}
