using CoAudit.Audits.Model;
using CoAudit.Web.Api;
using CoAudit.Workflows.Definitions;
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
        var status = problem.Status is 404 or 500 or 503 ? problem.Status.Value : 400;
        var found = (exception as DefinitionException)?.Problems;
        var messages = found is not null
            ? found.Select(Told).ToArray()
            : problem.Extensions.TryGetValue("errors", out var fields) && fields is Dictionary<string, string[]> errors
                ? errors.Values.SelectMany(m => m).ToArray()
                : [problem.Detail ?? "The request was refused."];
        httpContext.Response.StatusCode = status;
        await httpContext.Response.WriteAsJsonAsync(Body(status, messages, (exception as ConflictException)?.Code, found), cancellationToken);
        return true;
    }

    /// <summary>A refusal of which there is no one exception.</summary>
    public static IResult Refusal(IReadOnlyList<string> messages) => Results.BadRequest(Body(StatusCodes.Status400BadRequest, messages));

    private static object Body(int status, IReadOnlyList<string> messages, string? code = null, IReadOnlyList<DefinitionProblem>? found = null) => new
    {
        statusCode = status,
        message = "The request was refused.",
        code,
        errors = new { generalErrors = messages },
        problems = found?.Select(p => new { p.Code, p.Path, p.Message, p.ActivityId }),
    };

    // Whoever draws knows an activity by its words. The place in the JSON is told where there is no activity to name, as in a file that is no definition.
    private static string Told(DefinitionProblem problem) => problem.ActivityId is null ? $"{problem.Message} ({problem.Path})" : problem.Message;
}
