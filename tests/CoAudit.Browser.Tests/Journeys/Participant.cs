using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>What somebody does who was sent a task link, by the words that are on the pages.</summary>
internal sealed partial class Participant(IPage page)
{
    public IPage Page => page;

    public async Task StartAsync(string link)
    {
        await page.GotoAsync(link);
        await PressAsync("Start");
        await IsAtTaskAsync();
    }

    /// <summary>The task is there, and can be answered.</summary>
    public async Task IsAtTaskAsync()
    {
        await page.IsAtAsync(AtTask());
        await Assertions.Expect(Words).ToBeVisibleAsync();
    }

    public async Task AddAsync(string words)
    {
        await Words.FillAsync(words);
        await PressAsync("Add");
        await Assertions.Expect(page.Locator("#said + form .app-said")).ToContainTextAsync(words);
    }

    public async Task ChooseAsync(string answer, string? reason = null)
    {
        await page.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        if (reason is not null)
        {
            await page.GetByLabel("Why?").FillAsync(reason);
        }
    }

    public async Task SendAsync(string answer, string? reason = null)
    {
        await ChooseAsync(answer, reason);
        await PressAsync("Send my answer");
        await page.IsAtAsync(AtReceipt());
    }

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ILocator Heading(string text) => page.GetByRole(AriaRole.Heading, new() { Name = text, Level = 1 });

    public ILocator Words => page.Locator("textarea[name=Words]");

    [GeneratedRegex("/task/[^/]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtTask();

    [GeneratedRegex("/receipt$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtReceipt();
}
