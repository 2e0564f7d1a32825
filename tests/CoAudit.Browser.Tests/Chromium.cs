using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CoAudit.Browser.Tests.Chromium))]

namespace CoAudit.Browser.Tests;

/// <summary>The distribution's own Chromium, one for all tests; each visitor has a profile of its own in it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    // How long anything is waited for that a test says nothing else of. It costs only where something is broken; a busy machine is no reason to fail.
    private const float Patience = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,

            // No sandbox, because the tests may run as root; nothing that asks for anything but what a page asks for.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }

    /// <summary>Somebody with a browser that knows nothing yet.</summary>
    /// <param name="javaScript">False for a browser that runs no script at all.</param>
    internal Task<Visitor> NewVisitorAsync(ServiceProcess service, bool javaScript = true) => NewVisitorAsync(service.Address, javaScript);

    internal async Task<Visitor> NewVisitorAsync(Uri home, bool javaScript = true)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = home.AbsoluteUri,
            JavaScriptEnabled = javaScript,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
        });
        context.SetDefaultTimeout(Patience);
        return await Visitor.ArriveAsync(context, home);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
