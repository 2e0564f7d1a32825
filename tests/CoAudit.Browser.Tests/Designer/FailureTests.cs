using CoAudit.Browser.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What goes wrong outside the canvas is said in words, with what to do next.</summary>
public sealed class FailureTests(Chromium chromium)
{
    private const string List = "/designer/workflows/definitions";

    [Fact]
    public async Task A_designer_that_does_not_open_says_so()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        QualityLead lead = new(browser);
        Canvas canvas = new(lead.Page);
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await lead.Page.RouteAsync("**/blazor.webassembly.js*", route => route.AbortAsync());

        await lead.Page.GotoAsync(List);

        await Expect(canvas.Alert).ToContainTextAsync("The designer did not open");
        await lead.Page.SetViewportSizeAsync(360, 800);
        await canvas.PhotographAsync("designer-did-not-open-360");
    }
}
