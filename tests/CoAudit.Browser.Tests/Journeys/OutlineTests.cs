using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>An audit type changed without a canvas, without a mouse and without JavaScript.</summary>
public sealed class OutlineTests(Chromium chromium)
{
    private const string Outline = "/audit-types/infection-control/outline";

    [Fact]
    public async Task A_quality_lead_changes_an_audit_type_by_its_outline_and_publishes_it()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service, javaScript: false);
        QualityLead lead = new(browser);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        var page = lead.Page;

        // Where ways meet, nothing is offered that only the canvas can show.
        await page.GotoAsync(Outline);
        await Expect(page.GetByText("This audit type branches.")).ToBeVisibleAsync();
        await Expect(Card(page, "sign-off").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await PressAsync(page, "Move up Gather evidence");
        await Expect(Card(page, "evidence").GetByText("Then: Build the audit tool")).ToBeVisibleAsync();
        await PressAsync(page, "Move down Gather evidence");
        await Card(page, "findings").Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#type-findings").SelectOptionAsync("Ask everyone");
        await PressAsync(page, "Add after Make sense of the findings");
        await Expect(Card(page, "ask-everyone").GetByText("Then: Plan the actions")).ToBeVisibleAsync();

        // What cannot be used is named at its field, and nothing is saved.
        await Card(page, "ask-everyone").GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("#setting-due").FillAsync("soon");
        await page.Locator("#setting-title").FillAsync("Anything else?");
        await PressAsync(page, "Save as a draft");
        await Expect(page.Locator("#setting-due-error")).ToContainTextAsync("'soon' is no length of time");
        await Expect(page.Locator("#setting-title")).ToHaveValueAsync("Anything else?");
        await page.Locator("#setting-due").FillAsync("3 working days");

        // The other tab was opened before this one saved.
        var other = await browser.OpenTabAsync();
        await other.GotoAsync(Outline);
        await PressAsync(page, "Save as a draft");
        await Expect(Card(page, "ask-everyone").GetByText("Then: Plan the actions")).ToBeVisibleAsync();
        await PressAsync(other, "Remove Gather evidence");
        await Expect(other.GetByText("Not saved: ")).ToBeVisibleAsync();
        await Expect(Card(other, "evidence")).ToBeVisibleAsync();

        await page.GotoAsync("/audit-types/infection-control/problems");
        await Expect(page.GetByText("Nothing is wrong with it.")).ToBeVisibleAsync();
        await PressAsync(page, "Publish version 2");
        await Expect(page.GetByText("Version 2, published.")).ToBeVisibleAsync();
    }

    private static ILocator Card(IPage page, string activity) => page.Locator($"#activity-{activity}");

    private static async Task PressAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
