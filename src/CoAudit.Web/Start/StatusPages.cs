using CoAudit.Web.Api;

namespace CoAudit.Web.Start;

/// <summary>A person who meets an error gets a page in plain words; a program gets a problem.</summary>
internal static class StatusPages
{
    public static IApplicationBuilder UseStatusCodePagesForBrowsers(this IApplicationBuilder app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/elsa") && !context.Request.Path.StartsWithSegments("/health"),
        pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));

    /// <summary>Refusals that the framework makes by itself have no body: an unknown address, a method or type that is not taken, a body that is too large.</summary>
    public static IApplicationBuilder UseStatusProblemsForPrograms(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api"),
        api => api.UseStatusCodePages(context => Problem(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)));

    private static IResult Problem(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.Result(status, "not-found", "There is nothing at this address."),
        StatusCodes.Status405MethodNotAllowed => Problems.Result(status, "method", "This address does not take this method."),
        StatusCodes.Status413PayloadTooLarge => Problems.Result(status, "too-large", "This is too large."),
        StatusCodes.Status415UnsupportedMediaType => Problems.Result(status, "media-type", "Send JSON, with 'Content-Type: application/json'."),
        _ => Problems.Result(status, "refused", "The request was refused."),
    };
}
