using System.Net;
using System.Text.RegularExpressions;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>What a browser does: keeps cookies, follows redirects after a form, sends a form with its hidden fields.</summary>
internal sealed partial class Visitor(TestHost host, bool keepsCookies = true)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    private string Here => host.Address.GetLeftPart(UriPartial.Authority);

    public Task<Visited> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null, origin: null);

    /// <summary>Sends a form without following where it leads.</summary>
    public Task<Visited> PostAsync(string path, IEnumerable<(string Name, string Value)>? form = null, string? origin = null) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent((form ?? []).Select(field => KeyValuePair.Create(field.Name, field.Value))), origin ?? Here);

    /// <summary>Fills in a page's form and sends it; the hidden fields go along.</summary>
    public Task<Visited> FillInAsync(Visited page, string path, params (string Name, string Value)[] fields) => PostAsync(path, page.Hidden().Concat(fields));

    /// <summary>Fills in a page's form, chooses a file in it and sends it.</summary>
    public async Task<Visited> FillInAsync(Visited page, string path, (string Field, HttpContent Content, string Name) file, params (string Name, string Value)[] fields)
    {
        using MultipartFormDataContent form = new();
        foreach (var (name, value) in page.Hidden().Concat(fields))
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(file.Content, file.Field, file.Name);
        return await SendAsync(HttpMethod.Post, path, form, Here);
    }

    /// <summary>Opens a link's landing page, presses Start and reads the task.</summary>
    public async Task<Visited> StartAsync(string token)
    {
        var started = await PostAsync($"/t/{token}");
        return await GetAsync(started.Location!);
    }

    public async Task<Visited> FollowAsync(Visited page) => await GetAsync(page.Location!);

    private async Task<Visited> SendAsync(HttpMethod method, string path, HttpContent? content, string? origin)
    {
        using HttpRequestMessage request = new(method, path.Split('#')[0]) { Content = content };
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        if (content is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await host.Client.SendAsync(request);
        var setCookies = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToList() : [];
        foreach (var pair in setCookies.Where(_ => keepsCookies).Select(cookie => cookie.Split(';')[0].Split('=', 2)))
        {
            cookies[pair[0]] = pair[1];
        }

        return new Visited(
            path, response.StatusCode, response.Headers.Location?.ToString(), setCookies, await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }
}

/// <summary>An answer as a person gets it.</summary>
internal sealed partial record Visited(
    string Path, HttpStatusCode Status, string? Location, IReadOnlyList<string> SetCookies, string Html, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a reader reads.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    public string Heading => WebUtility.HtmlDecode(HeadingPattern().Match(Html).Groups["text"].Value);

    public IEnumerable<(string Name, string Value)> Hidden() => HiddenPattern().Matches(Html)
        .Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)))
        .DistinctBy(field => field.Item1, StringComparer.Ordinal);

    [GeneratedRegex("""<input (?:type="hidden" name="(?<name>[^"]+)"|name="(?<name>[^"]+)" type="hidden") value="(?<value>[^"]*)" ?/?>""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenPattern();

    [GeneratedRegex("<h1[^>]*>(?<text>[^<]*)</h1>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingPattern();
}
