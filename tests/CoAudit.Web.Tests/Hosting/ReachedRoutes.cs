using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>Keeps which endpoints requests came to, as routing itself chose them.</summary>
internal sealed class ReachedRoutes : IStartupFilter
{
    private readonly ConcurrentDictionary<string, bool> routes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> All => [.. routes.Keys];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // Error pages are re-executed under another endpoint: what routing chose first is noted on the way in.
        app.Use(async (context, rest) =>
        {
            context.Response.OnStarting(() => Note(context));
            await rest(context);
        });
        next(app);
    };

    private Task Note(HttpContext context)
    {
        if ((context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>()?.Endpoint
            ?? context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>()?.Endpoint
            ?? context.GetEndpoint()) is RouteEndpoint endpoint)
        {
            routes[$"{context.Request.Method} {endpoint.RoutePattern.RawText}"] = true;
        }

        return Task.CompletedTask;
    }
}
