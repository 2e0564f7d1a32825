using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests;

/// <summary>One person's browser, with everything that its pages asked for and complained about.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    // Chromium says so for every page that is not a 200; that a refusal has its status is what we want.
    private const string RefusedPage = "Failed to load resource: the server responded with a status of";

    // The canvas's own remark on an arrow that it draws with fewer corners.
    private const string OtherRoute = "Unable to execute manhattan algorithm";

    // And on an activity that it draws anew while its size is being taken.
    private const string DrawnAnew = "Could not find wrapper element with ID";

    private readonly IBrowserContext context;
    private readonly Uri home;
    private readonly ConcurrentQueue<string> foreignRequests = new();
    private readonly ConcurrentQueue<string> scripts = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentDictionary<string, bool> pages = new(StringComparer.Ordinal);

    private Visitor(IBrowserContext context, Uri home)
    {
        (this.context, this.home) = (context, home);
        context.Request += (_, request) => Note(request);
        context.Console += (_, message) => Note(message);
        context.WebError += (_, error) => complaints.Enqueue(error.Error);
    }

    /// <summary>The first tab.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>What was asked of any other host.</summary>
    public IReadOnlyCollection<string> ForeignRequests => foreignRequests;

    /// <summary>The scripts that pages loaded.</summary>
    public IReadOnlyCollection<string> Scripts => scripts;

    /// <summary>Errors and warnings in the console, such as what the content security policy refused.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public static async Task<Visitor> ArriveAsync(IBrowserContext context, Uri home)
    {
        Visitor visitor = new(context, home);
        visitor.Page = await visitor.OpenTabAsync();
        return visitor;
    }

    /// <summary>Another tab of the same browser: the same cookies.</summary>
    public Task<IPage> OpenTabAsync() => context.NewPageAsync();

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private void Note(IRequest request)
    {
        if (request.IsNavigationRequest)
        {
            pages[request.Url] = true;
        }

        if (request.Url is not "about:blank" && !request.Url.StartsWith($"blob:{home}", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !home.IsBaseOf(new Uri(request.Url)))
        {
            foreignRequests.Enqueue(request.Url);
        }

        if (string.Equals(request.ResourceType, "script", StringComparison.Ordinal))
        {
            scripts.Enqueue(request.Url);
        }
    }

    private void Note(IConsoleMessage message)
    {
        // A location is an address with the line and column after it.
        var refusedPage = message.Text.StartsWith(RefusedPage, StringComparison.Ordinal)
            && pages.Keys.Any(page => message.Location.StartsWith($"{page}:", StringComparison.Ordinal));
        if (message.Type is "error" or "warning" && !refusedPage && !message.Text.StartsWith(OtherRoute, StringComparison.Ordinal) && !message.Text.StartsWith(DrawnAnew, StringComparison.Ordinal))
        {
            complaints.Enqueue($"{message.Location}: {message.Text}");
        }
    }
}
