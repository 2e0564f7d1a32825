using System.Globalization;
using System.Diagnostics;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What it costs to open the editor, the first time and the second; the figures are printed.</summary>
public sealed class VisitTests(Chromium chromium, ITestOutputHelper output)
{
    private const int MostOnSecondVisit = 200_000;
    private const float Patience = 90_000;

    [Fact]
    public async Task The_second_visit_transfers_next_to_nothing()
    {
        await using var service = await ServiceProcess.StartAsync();
        await using var browser = await chromium.NewVisitorAsync(service);
        await new QualityLead(browser).CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));

        var first = await VisitAsync(browser);
        var second = await VisitAsync(browser);

        output.WriteLine($"First visit: {first}");
        output.WriteLine($"Second visit: {second}");
        Assert.InRange(second.Bytes, 1, MostOnSecondVisit);
        Assert.True(second.Bytes < first.Bytes / 20);
    }

    private static async Task<Visit> VisitAsync(Visitor browser)
    {
        var page = await browser.OpenTabAsync();
        var network = await page.Context.NewCDPSessionAsync(page);
        long bytes = 0;
        network.Event("Network.loadingFinished").OnEvent += (_, e) => Interlocked.Add(ref bytes, (long)e!.Value.GetProperty("encodedDataLength").GetDouble());
        await network.SendAsync("Network.enable");
        var watch = Stopwatch.StartNew();
        await page.GotoAsync("/designer/workflows/definitions/infection-control/edit", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        var frame = watch.Elapsed;
        await page.Locator(".x6-node").Nth(3).WaitForAsync(new() { Timeout = Patience });
        var usable = watch.Elapsed;
        await page.CloseAsync();
        return new Visit(Interlocked.Read(ref bytes), frame, usable);
    }

    private sealed record Visit(long Bytes, TimeSpan Frame, TimeSpan Usable)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes} bytes, the frame after {Frame.TotalSeconds:0.0} s, the editor after {Usable.TotalSeconds:0.0} s");
    }
}
