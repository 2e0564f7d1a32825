using System.Diagnostics;
using System.Globalization;
using CoAudit.Browser.Tests.Journeys;
using CoAudit.Web.Pages.Designer;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What it costs to open the editor, the first time and the second; the figures are printed, on request beside those of the package served plainly.</summary>
public sealed class VisitTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Definition = "infection-control";
    private const string Editor = $"/designer/workflows/definitions/{Definition}/edit";
    private const string Frame = ".app-studio-outline li";
    private const int MostOnSecondVisit = 200_000;
    private const float Patience = 90_000;

    // For the table in docs/benchmarks.md; nothing is asked of the plain package.
    private static bool Compares => Environment.GetEnvironmentVariable("COMPARE_WITH_PLAIN") is "1";

    [Fact]
    public async Task The_second_visit_transfers_next_to_nothing()
    {
        await using var service = await ServiceProcess.StartAsync();
        if (Compares)
        {
            await using var package = await PlainPackage.ServeAsync(service, Definition, StudioParts.Styles, StudioParts.Scripts);
            await using var stranger = await chromium.NewVisitorAsync(service);
            await VisitTwiceAsync(stranger, package.Editor, "#editor *", "Package served plainly");
        }

        await using var browser = await chromium.NewVisitorAsync(service);

        // Who saves data is spared what the dashboard fetches ahead, which the next test looks at.
        await browser.Page.Context.AddInitScriptAsync("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })");
        await new QualityLead(browser).CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));

        var (first, second) = await VisitTwiceAsync(browser, Editor, Frame, "CoAudit");

        Assert.InRange(second.Bytes, 1, MostOnSecondVisit);
        Assert.True(second.Bytes < first.Bytes / 20);
        Assert.True(first.Seen < first.Usable);
    }

    [Fact]
    public async Task Who_comes_from_the_dashboard_has_most_of_it_already()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        await new QualityLead(browser).CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await browser.Page.GotoAsync("/");
        await browser.Page.Locator("html[data-designer=fetched]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Patience });

        var visit = await VisitAsync(browser, Editor, Frame);

        output.WriteLine($"CoAudit, first visit after the dashboard: {visit}");
        Assert.InRange(visit.Bytes, 1, 5_000_000);
        Assert.Empty(browser.Complaints);
    }

    private async Task<(Visit First, Visit Second)> VisitTwiceAsync(Visitor browser, string editor, string frame, string name)
    {
        var (first, second) = (await VisitAsync(browser, editor, frame), await VisitAsync(browser, editor, frame));
        output.WriteLine($"{name}, first visit: {first}");
        output.WriteLine($"{name}, second visit: {second}");
        return (first, second);
    }

    private static async Task<Visit> VisitAsync(Visitor browser, string editor, string frame)
    {
        var page = await browser.OpenTabAsync();
        var network = await page.Context.NewCDPSessionAsync(page);
        long bytes = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => Interlocked.Add(ref bytes, (long)e!.Value.GetProperty("encodedDataLength").GetDouble());
        await network.SendAsync("Network.enable");
        var watch = Stopwatch.StartNew();
        await page.GotoAsync(editor, new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(frame).First.WaitForAsync(new() { Timeout = Patience });
        var seen = watch.Elapsed;
        await page.Locator(".x6-node").Nth(3).WaitForAsync(new() { Timeout = Patience });
        var usable = watch.Elapsed;
        await page.CloseAsync();
        return new Visit(Interlocked.Read(ref bytes), seen, usable);
    }

    private sealed record Visit(long Bytes, TimeSpan Seen, TimeSpan Usable)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes:N0} bytes, something to see after {Seen.TotalSeconds:0.0} s, the editor usable after {Usable.TotalSeconds:0.0} s");
    }
}
