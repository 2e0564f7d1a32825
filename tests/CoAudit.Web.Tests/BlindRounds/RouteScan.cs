using System.Net;
using System.Net.Http.Json;
using CoAudit.Web.Accounts;
using CoAudit.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CoAudit.Web.Tests.BlindRounds;

/// <summary>
/// Calls every route of the running service's endpoint table, as everyone who could look: a program with a key, the quality lead's browser, another participant's
/// program and browser. Keeps every answer in which one of the canaries is found.
/// </summary>
internal sealed class RouteScan(TestHost host, string otherToken, IReadOnlyList<string> ids, IReadOnlyList<string> canaries)
{
    private readonly Dictionary<string, bool> reached = new(StringComparer.Ordinal);

    public List<string> Found { get; } = [];

    /// <summary>Routes that no call came to.</summary>
    public IEnumerable<string> NotReached => reached.Where(route => !route.Value).Select(route => route.Key);

    public int Routes => reached.Count;

    /// <summary>Reads first; then what changes something, with nothing in it; what deletes comes last, for ids that nobody has.</summary>
    public async Task RunAsync()
    {
        Visitor lead = new(host), other = new(host);
        await lead.PostAsync(
            $"/account/set-up/{host.Part<FirstAccount>().Code}",
            (await lead.GetAsync($"/account/set-up/{host.Part<FirstAccount>().Code}")).Hidden().Concat([("Name", "Lea Lead"), ("Email", "lea@example.org"), ("Password", "correct horse battery staple")]));
        var task = await other.StartAsync(otherToken);
        var routes = host.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(method => (Method: method, e.RoutePattern)))
            .OrderBy(route => route.Method switch { "GET" => 0, "HEAD" => 1, "DELETE" => 3, _ => 2 }).ToList();
        foreach (var (method, pattern) in routes)
        {
            reached.TryAdd(NameOf(method, pattern), false);
            foreach (var path in PathsOf(method, pattern))
            {
                await CallAsync(method, pattern, path);
                if (method is "GET")
                {
                    Look($"{path} in the lead's browser", (await lead.GetAsync(path)).Html);
                    Look($"{path} in another participant's browser", (await other.GetAsync(path)).Html);
                }
            }
        }

        Look("another participant's task", (await other.GetAsync(task.Path)).Text);
        Look("mails", string.Join('\n', host.Mails.All().Select(mail => $"{mail.Subject}\n{mail.TextBody}\n{mail.HtmlBody}")));
        Look("log", string.Join('\n', host.Log.All));
    }

    private async Task CallAsync(string method, RoutePattern pattern, string path)
    {
        foreach (var authorization in new[] { null, TestHost.KeyHeader, $"TaskLink {otherToken}" })
        {
            using HttpRequestMessage request = new(new HttpMethod(method), path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            if (method is "POST" or "PUT")
            {
                request.Content = JsonContent.Create(new { });
            }

            using var response = await host.Client.SendAsync(request);
            reached[NameOf(method, pattern)] |= host.Reached.Contains(NameOf(method, pattern)) || response.StatusCode == HttpStatusCode.TooManyRequests;
            Look($"{method} {path}", $"{response.Headers}{await response.Content.ReadAsStringAsync()}");
        }
    }

    private void Look(string where, string text) => Found.AddRange(canaries.Where(canary => text.Contains(canary, StringComparison.OrdinalIgnoreCase)).Select(canary => $"{where}: {canary}"));

    public static string NameOf(string method, RoutePattern pattern) => $"{method} {pattern.RawText}";

    private IEnumerable<string> PathsOf(string method, RoutePattern pattern)
    {
        var values = method is "DELETE" ? [Guid.NewGuid().ToString()] : ids;
        return pattern.Parameters.Count switch
        {
            0 => [Path(pattern, [])],
            1 => ValuesOf(pattern.Parameters[0].Name, values).Select(value => Path(pattern, [value])),

            // The audit, then whatever it may be of it.
            _ => ids.Select(value => Path(pattern, [.. pattern.Parameters.Select((p, i) => i == 0 ? ValuesOf(p.Name, values)[0] : ValuesOf(p.Name, [value])[0])])).Distinct(StringComparer.Ordinal),
        };
    }

    private IReadOnlyList<string> ValuesOf(string parameter, IReadOnlyList<string> values) => parameter switch
    {
        "token" or "message" => [otherToken],
        "status" or "code" => ["404"],
        "number" or "version" => ["1"],
        "format" => ["full"],
        "pdf" => ["pdf"],
        _ => values,
    };

    private static string Path(RoutePattern pattern, IReadOnlyList<string> values)
    {
        var next = 0;
        return "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => Uri.EscapeDataString(values[next++]),
        }))));
    }
}
