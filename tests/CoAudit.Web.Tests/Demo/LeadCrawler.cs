using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CoAudit.Web.Tests.Demo;

/// <summary>A quality lead who makes the first account and then follows every link that a page shows, each page once.</summary>
internal sealed partial class LeadCrawler(Uri service) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = service };

    /// <summary>What each page answered, by its address.</summary>
    public Dictionary<string, HttpStatusCode> Seen { get; } = new(StringComparer.Ordinal);

    public async Task CreateAccountAsync(string link)
    {
        var form = await client.GetStringAsync(new Uri(link));
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(link));
        request.Headers.Add("Origin", service.GetLeftPart(UriPartial.Authority));
        request.Content = new FormUrlEncodedContent(
            HiddenPattern().Matches(form).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))).DistinctBy(f => f.Key, StringComparer.Ordinal)
                .Concat([new("Name", "Colin Fraser"), new("Email", "colin@willowbrook.example"), new("Password", "correct horse battery staple")]));
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    public async Task CrawlAsync()
    {
        Queue<string> open = new(["/"]);
        while (open.TryDequeue(out var path))
        {
            if (!Seen.TryAdd(path, default))
            {
                continue;
            }

            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Seen[path] = answer.StatusCode;
            foreach (var next in LinksIn(await answer.Content.ReadAsStringAsync()))
            {
                open.Enqueue(next);
            }
        }
    }

    /// <summary>Pages whose address begins so.</summary>
    public int Count(string prefix) => Seen.Keys.Count(path => path.StartsWith(prefix, StringComparison.Ordinal));

    public void Dispose() => client.Dispose();

    public override string ToString() =>
        string.Join('\n', Seen.Where(page => page.Value != HttpStatusCode.OK).Select(page => string.Create(CultureInfo.InvariantCulture, $"{page.Key} {(int)page.Value}")));

    // The mailbox has a page for each mail, the designer is a program of its own, and what is downloaded is no page.
    private static IEnumerable<string> LinksIn(string html) => LinkPattern().Matches(html)
        .Select(match => WebUtility.HtmlDecode(match.Groups["path"].Value))
        .Where(path => !path.StartsWith("/dev/mailbox/", StringComparison.Ordinal) && !path.StartsWith("/admin/jobs", StringComparison.Ordinal) && !path.EndsWith("/pdf", StringComparison.Ordinal));

    [GeneratedRegex("""<a [^>]*href="(?<path>/[^"?#]*)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LinkPattern();

    [GeneratedRegex("""<input (?:type="hidden" name="(?<name>[^"]+)"|name="(?<name>[^"]+)" type="hidden") value="(?<value>[^"]*)" ?/?>""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HiddenPattern();
}
