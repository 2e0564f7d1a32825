using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What Elsa Studio asked of the service for its page, and what it was answered.</summary>
internal sealed class StudioTraffic
{
    private readonly ConcurrentQueue<string> answers = new();

    public StudioTraffic(IPage page) => page.Response += (_, response) =>
    {
        var address = new Uri(response.Url);
        if (address.AbsolutePath.StartsWith("/elsa/", StringComparison.Ordinal) || address.AbsolutePath.StartsWith("/designer/", StringComparison.Ordinal))
        {
            answers.Enqueue($"{response.Status} {response.Request.Method} {address.PathAndQuery}");
        }
    };

    /// <summary>Each as status, method and address.</summary>
    public IReadOnlyCollection<string> Answers => answers;

    /// <summary>What we do not have, or broke on: Studio must never be led to it.</summary>
    public IReadOnlyList<string> Missing => [.. answers.Where(a => a.StartsWith("404", StringComparison.Ordinal) || a.StartsWith("405", StringComparison.Ordinal) || a[0] is '5')];
}
