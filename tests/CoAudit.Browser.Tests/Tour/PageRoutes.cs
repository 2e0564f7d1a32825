using CoAudit.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>The routes of all Razor pages, from the service's own endpoint table.</summary>
internal sealed class PageRoutes
{
    // Never disposed: Hangfire keeps, for the whole process, the logger of the host that set it up first.
    private static readonly Lazy<WebApplication> Host = new(() => WebHost.Build(["--applicationName", "CoAudit.Web", "--environment", "Development"]));

    private readonly List<(string Route, TemplateMatcher Matcher)> matchers;

    private PageRoutes(IEnumerable<string> routes) =>
        matchers = [.. routes
            // A literal wins over a parameter, as in routing itself.
            .OrderBy(route => route.Count(character => character is '{'))
            .Select(route => (route, new TemplateMatcher(TemplateParser.Parse(route), [])))];

    public IReadOnlyList<string> All => [.. matchers.Select(matcher => matcher.Route)];

    public static PageRoutes Read()
    {
        var endpoints = ((IEndpointRouteBuilder)Host.Value).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        return new PageRoutes([.. endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText ?? "")
            .Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The route that an address leads to, or null when it leads to no page.</summary>
    public string? Find(Uri address) =>
        matchers.Find(matcher => matcher.Matcher.TryMatch(address.AbsolutePath, [])).Route;
}
