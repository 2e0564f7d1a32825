using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Api.Files;
using CoAudit.Workflows.Definitions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Api;

/// <summary>The one place where refusals become answers: <c>application/problem+json</c> with a stable <c>type</c>.</summary>
internal static class Problems
{
    private const string TypePrefix = "urn:coaudit:problem:";

    public static IResult Result(int status, string code, string detail) => TypedResults.Problem(Details(status, code, detail));

    public static ProblemDetails Details(int status, string code, string detail, IDictionary<string, string[]>? errors = null)
    {
        ProblemDetails problem = new() { Status = status, Type = TypePrefix + code, Title = Title(status), Detail = detail };
        if (errors is not null)
        {
            problem.Extensions["errors"] = errors;
        }

        return problem;
    }

    /// <summary>What an exception means to a caller; null for our own faults, which say nothing about their insides.</summary>
    public static ProblemDetails? Of(Exception error) => error switch
    {
        InvalidCommandException invalid => Details(422, "invalid", "Some fields need another look.", Fields(invalid)),
        NotFoundException => Details(404, "not-found", error.Message),
        NotYoursException => Details(403, "not-yours", error.Message),
        ConflictException conflict => Details(409, conflict.Code, error.Message),
        UploadTooLargeException large => Details(413, "too-large", large.Message, new Dictionary<string, string[]>(StringComparer.Ordinal) { [Upload.FileField] = [large.Message] }),
        StoreBusyException => Details(503, "busy", error.Message),
        DefinitionException definition => Details(422, "definition", "The definition cannot be used.", Paths(definition)),
        BadHttpRequestException bad => Details(bad.StatusCode, bad.StatusCode == 413 ? "too-large" : "bad-request", bad.StatusCode == 413 ? "This is too large." : Message(bad)),
        _ => null,
    };

    /// <summary>The path that was asked for, also while an error is being handled under another one.</summary>
    public static PathString PathOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>() is { } handled ? new PathString(handled.Path) : context.Request.Path;

    private static string Message(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json ? $"This is not the JSON that was expected, at {json.Path ?? "$"}." : "The request could not be read.";

    private static Dictionary<string, string[]> Fields(InvalidCommandException invalid) =>
        invalid.Rules.GroupBy(r => r.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.Message).ToArray(), StringComparer.Ordinal);

    private static Dictionary<string, string[]> Paths(DefinitionException definition) =>
        definition.Problems.GroupBy(p => p.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Message).ToArray(), StringComparer.Ordinal);

    private static string Title(int status) => status switch
    {
        400 => "Bad request",
        401 => "Not signed in",
        403 => "Not allowed",
        404 => "Not found",
        405 => "Method not allowed",
        409 => "Not now",
        410 => "Gone",
        413 => "Too large",
        415 => "Unsupported media type",
        422 => "Invalid",
        429 => "Too many requests",
        503 => "Busy",
        _ => "Error",
    };
}

/// <summary>Turns exceptions of API calls into problems. Pages show theirs themselves.</summary>
internal sealed class ProblemWriter : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!Problems.PathOf(httpContext).StartsWithSegments("/api"))
        {
            return false;
        }

        var problem = Problems.Of(exception) ?? Problems.Details(500, "fault", "Something went wrong here. It has been noted.");
        httpContext.Response.StatusCode = problem.Status!.Value;
        if (problem.Status == 503)
        {
            httpContext.Response.Headers.RetryAfter = "1";
        }

        await httpContext.Response.WriteAsJsonAsync(problem, problem.GetType(), options: null, "application/problem+json", cancellationToken);
        return true;
    }
}
