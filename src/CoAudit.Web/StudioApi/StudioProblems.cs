using CoAudit.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace CoAudit.Web.StudioApi;

/// <summary>Refusals in the one shape that Elsa Studio shows to a person: 400 with a list of messages.</summary>
internal sealed class StudioProblems : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!Problems.PathOf(httpContext).StartsWithSegments("/elsa/api"))
        {
            return false;
        }

        var problem = Problems.Of(exception) ?? Problems.Details(500, "fault", "Something went wrong here. It has been noted.");
        var status = problem.Status is 404 or 413 or 500 or 503 ? problem.Status.Value : 400;
        var messages = exception is Workflows.Definitions.DefinitionException definition
            ? definition.Problems.Select(p => $"{p.Message} ({p.Path})").ToArray()
            : problem.Extensions.TryGetValue("errors", out var fields) && fields is Dictionary<string, string[]> errors
                ? errors.Values.SelectMany(m => m).ToArray()
                : [problem.Detail ?? "The request was refused."];
        httpContext.Response.StatusCode = status;
        await httpContext.Response.WriteAsJsonAsync(
            new { statusCode = status, message = "The request was refused.", errors = new { generalErrors = messages } }, cancellationToken);
        return true;
    }
}
