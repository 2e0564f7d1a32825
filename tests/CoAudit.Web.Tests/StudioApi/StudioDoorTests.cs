using System.Net;
using System.Security.Claims;
using System.Text;
using CoAudit.Web.Accounts;
using CoAudit.Web.Tests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>Who gets to the addresses that Elsa Studio calls, asked of every one of them.</summary>
public sealed class StudioDoorTests
{
    private const string Password = "umbrella kettle seven swans";

    private const string SessionCookie = "account=";

    [Fact]
    public async Task Only_quality_leads_get_through_whatever_the_address()
    {
        await using var host = await TestHost.StartAsync();
        var administrator = await CookieAsync(host, "root@coaudit.example", AccountRoles.Administrator);
        var addresses = Addresses(host);
        Assert.True(addresses.Count > 40, $"Only {addresses.Count} addresses were found");

        foreach (var (method, path) in addresses)
        {
            Assert.Equal((method, path, HttpStatusCode.Unauthorized), (method, path, await StatusAsync(host, method, path, cookie: null)));
            Assert.Equal((method, path, HttpStatusCode.Forbidden), (method, path, await StatusAsync(host, method, path, administrator)));
        }
    }

    [Fact]
    public async Task A_leads_cookie_changes_nothing_for_another_site_or_as_a_form()
    {
        await using var host = await TestHost.StartAsync();
        var lead = await CookieAsync(host, "lead@coaudit.example", AccountRoles.QualityLead);

        foreach (var (method, path) in Addresses(host).Where(a => a.Method is not "GET"))
        {
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await StatusAsync(host, method, path, lead, site: "cross-site")));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await StatusAsync(host, method, path, lead, site: null)));
            Assert.Equal((path, HttpStatusCode.UnsupportedMediaType), (path, await StatusAsync(host, method, path, lead, type: "text/plain")));
        }
    }

    [Fact]
    public async Task The_session_is_strict_and_its_page_holds_no_key()
    {
        await using var host = await TestHost.StartAsync();
        var signedIn = await SignInAsync(host, "lead@coaudit.example", AccountRoles.QualityLead);
        var session = Assert.Single(signedIn.SetCookies, cookie => cookie.StartsWith(SessionCookie, StringComparison.Ordinal));
        Assert.Contains("samesite=strict", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);

        using HttpRequestMessage request = new(HttpMethod.Get, "/designer/workflows/definitions");
        request.Headers.Add("Cookie", session.Split(';')[0]);
        using var page = await host.Client.SendAsync(request);
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("/designer/_framework/blazor.webassembly.js", html, StringComparison.Ordinal);
        Assert.DoesNotContain("api-key", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("access-token", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(session[(session.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0], html, StringComparison.Ordinal);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
    }

    private static List<(string Method, string Path)> Addresses(TestHost host) =>
    [
        .. from endpoint in host.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let path = endpoint.RoutePattern.RawText ?? ""
           where path.StartsWith("/elsa/", StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
           select (method, string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? "1" : part))),
    ];

    private static async Task<HttpStatusCode> StatusAsync(TestHost host, string method, string path, string? cookie, string? site = "same-origin", string type = "application/json")
    {
        using HttpRequestMessage request = new(new HttpMethod(method), path);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (method is not "GET")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, type);
        }

        using var response = await host.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> CookieAsync(TestHost host, string email, string role) =>
        (await SignInAsync(host, email, role)).SetCookies.Single(cookie => cookie.StartsWith(SessionCookie, StringComparison.Ordinal)).Split(';')[0];

    private static async Task<Visited> SignInAsync(TestHost host, string email, string role)
    {
        await using (var scope = host.Part<IServiceScopeFactory>().CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            Account account = new() { UserName = email, Email = email, DisplayName = "Robin Ash" };
            Assert.True((await accounts.CreateAsync(account, Password)).Succeeded);
            await accounts.AddClaimAsync(account, new Claim(ClaimTypes.Role, role));
        }

        Visitor visitor = new(host);
        var page = await visitor.GetAsync("/account/sign-in");
        return await visitor.FillInAsync(page, "/account/sign-in", ("Email", email), ("Password", Password));
    }
}
