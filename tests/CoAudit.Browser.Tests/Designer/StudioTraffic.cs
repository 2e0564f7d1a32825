using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What Elsa Studio asked of the service for its page, and what it was answered.</summary>
internal sealed class StudioTraffic
{
    // Each as status, method and address.
    private readonly ConcurrentQueue<string> answers = new();

    private readonly ConcurrentDictionary<IRequest, bool> waiting = new();

    public StudioTraffic(IPage page)
    {
        page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest)
            {
                // Nobody waits any more for what the last page asked.
                waiting.Clear();
            }

            waiting[request] = true;
        };
        page.RequestFailed += (_, request) => waiting.TryRemove(request, out bool _);
        page.Response += (_, response) =>
        {
            waiting.TryRemove(response.Request, out bool _);
            var address = new Uri(response.Url);
            if (address.AbsolutePath.StartsWith("/elsa/", StringComparison.Ordinal) || address.AbsolutePath.StartsWith("/designer/", StringComparison.Ordinal))
            {
                answers.Enqueue($"{response.Status} {response.Request.Method} {address.PathAndQuery}");
            }
        };
    }

    /// <summary>What Studio was refused with a reason that it shows, as method and last part of the address.</summary>
    public IReadOnlyList<string> Refused => [.. answers.Where(a => a.StartsWith("400", StringComparison.Ordinal)).Select(a => a.Split(' ')).Select(a => $"{a[1]} {a[2].Split('/')[^1]}")];

    /// <summary>What we do not have, or broke on: Studio must never be led to it.</summary>
    public IReadOnlyList<string> Missing => [.. answers.Where(a => a.StartsWith("404", StringComparison.Ordinal) || a.StartsWith("405", StringComparison.Ordinal) || a[0] is '5')];

    /// <summary>Waits until the service has answered every call; files may still be on their way.</summary>
    public Task AnsweredAsync() => Eventually.ThatAsync(
        () => Task.FromResult(waiting.Keys.Count(request => request.Url.Contains("/elsa/api/", StringComparison.Ordinal))), calls => calls == 0, "Studio has its answers");

    /// <summary>Waits until everything that was asked is answered.</summary>
    public Task SettleAsync() => Eventually.ThatAsync(
        () => Task.FromResult(string.Join(' ', waiting.Keys.Select(request => request.Url))), addresses => addresses.Length == 0, "Studio has its answers");
}
