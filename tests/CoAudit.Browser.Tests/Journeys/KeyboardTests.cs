using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>Everything that a participant can do, with Tab, Space, the arrows and Enter alone.</summary>
public sealed class KeyboardTests(Chromium chromium, Installation installation)
{
    private const int MostStops = 40;

    [Fact]
    public async Task A_task_is_done_with_the_keyboard_alone()
    {
        await using var browser = await chromium.NewVisitorAsync(installation.Service, javaScript: false);
        var page = browser.Page;
        Participant joyce = new(page);
        await page.GotoAsync(await installation.LinkOfAsync(Willowbrook.Joyce));

        await TabToAsync(page, "Start");
        await page.Keyboard.PressAsync("Enter");
        await joyce.IsAtTaskAsync();

        await TabToAsync(page, "Words");
        await page.Keyboard.TypeAsync("The sluice room has no soap on Sundays.");
        await TabToAsync(page, "Add");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator("#said + form .app-said")).ToContainTextAsync("no soap on Sundays");

        await TabToAsync(page, "Answer");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByLabel("I agree, with a concern", new() { Exact = true })).ToBeCheckedAsync();
        await TabToAsync(page, "Reason");
        await page.Keyboard.TypeAsync("It was said before.");
        await TabToAsync(page, "Send my answer");
        await page.Keyboard.PressAsync("Enter");

        await Expect(joyce.Heading("Thank you. We have your answer")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("It was said before.");
    }

    [Fact]
    public async Task The_first_stop_of_every_page_leads_to_its_content()
    {
        await using var browser = await chromium.NewVisitorAsync(installation.Service);
        await browser.Page.GotoAsync(await installation.LinkOfAsync(Willowbrook.Megan));

        await browser.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await FocusedAsync(browser.Page));
        await browser.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(browser.Page, "Start", mostStops: 1);
    }

    /// <summary>Tabs until the focus is there; every stop on the way must show that it has the focus.</summary>
    /// <param name="target">The name of a field, or the words of a button.</param>
    private static async Task TabToAsync(IPage page, string target, int mostStops = MostStops)
    {
        List<string> stops = [];
        while (stops.Count < mostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            stops.Add(await FocusedAsync(page));
            Assert.True(await FocusIsSeenAsync(page), $"The focus cannot be seen on {stops[^1]}");
            if (string.Equals(stops[^1], target, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"Tab did not reach {target}, only {string.Join(", ", stops)}");
    }

    private static Task<string> FocusedAsync(IPage page) =>
        page.Locator(":focus").EvaluateAsync<string>("e => e.getAttribute('name') ?? e.textContent.trim()");

    // A radio's own box is invisible: its label draws the circle.
    private static Task<bool> FocusIsSeenAsync(IPage page) => page.Locator(":focus").EvaluateAsync<bool>(
        """
        e => [getComputedStyle(e), e.nextElementSibling && getComputedStyle(e.nextElementSibling, '::before')]
          .some(s => s && (s.boxShadow !== 'none' || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)))
        """);
}
