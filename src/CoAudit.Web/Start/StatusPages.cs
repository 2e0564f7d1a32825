namespace CoAudit.Web.Start;

/// <summary>A person who meets an error gets a page in plain words; a program gets a problem.</summary>
internal static class StatusPages
{
    public static IApplicationBuilder UseStatusCodePagesForBrowsers(this IApplicationBuilder app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/elsa") && !context.Request.Path.StartsWithSegments("/health"),
        pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
}
