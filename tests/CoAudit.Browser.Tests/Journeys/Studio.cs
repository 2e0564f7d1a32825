using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>Elsa Studio in a page of ours.</summary>
internal static class Studio
{
    // A whole .NET runtime starts in the page; with other browsers beside it that takes its time.
    private const float ReadyWithin = 90_000;

    /// <summary>Waits until it can be used.</summary>
    public static Task WaitAsync(IPage page) => page.Locator("html[data-studio=ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = ReadyWithin });
}
