using System.Globalization;
using System.IO.Compression;
using System.Text;
using CoAudit.Audits.Model.EasyRead;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>Looks at one page after another, on a phone and on a desk, and keeps what is wrong and a picture of each.</summary>
internal sealed class Inspector(PageRoutes routes)
{
    private const int Phone = 360;
    private const int Desk = 1280;

    // What a desk's window of 1280 pixels shows at a zoom of 200 %.
    private const int DeskZoomed = 640;

    // What the first packets of a slow line carry.
    private const int MostBytes = 14 * 1024;

    // Reading age 9; a measure of two sentences says nothing.
    private const double EasyEnough = 70;
    private const int FewestWords = 30;

    // Inside #studio, and in what floats over it, stands Elsa Studio as it was published; all around it is ours.
    // All rules; the one on target sizes is off by default in axe and asked for by WCAG 2.2 AA.
    private const string RunAxe =
        """
        () => axe.run({ exclude: ['#studio', '.mud-popover-provider', '.mud-snackbar-provider'] }, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
          .then(result => result.violations.flatMap(v => v.nodes.map(node => `${v.id} (${v.help}) ${node.html}`)))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string Pictures = Path.Combine(Repository.Root, "artifacts", "screenshots");

    private static readonly string Windows = Path.Combine(Pictures, "readme");

    // Our own sentences; what people wrote, the lines of the tool and buttons are not among them.
    private const string RunningText =
        """
        () => [...document.querySelectorAll('main p, main li:not(:has(p, li)), main .nhsuk-hint')].map(element => {
          const copy = element.cloneNode(true);
          copy.querySelectorAll('.app-words, .app-quote, a, button, time').forEach(part => part.remove());
          return element.closest('.app-words, .app-quote') ? '' : copy.textContent.trim().replace(/\s+/g, ' ');
        }).filter(text => /[.!?:]$/.test(text)).join('\n\n')
        """;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>The routes that were looked at.</summary>
    public IReadOnlySet<string> Seen => seen;

    public List<Finding> Violations { get; } = [];

    public List<Finding> Overflows { get; } = [];

    /// <summary>Participants' pages that are more than the first packets of a slow line carry.</summary>
    public List<Finding> TooHeavy { get; } = [];

    /// <summary>Participants' pages whose own sentences are hard to read.</summary>
    public List<Finding> TooHard { get; } = [];

    /// <summary>Looks at the page as it stands now.</summary>
    /// <param name="name">Names the pictures.</param>
    /// <param name="heading">The heading that says that this is the page that is meant.</param>
    public async Task LookAsync(IPage page, string name, string heading)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1, Exact = true })).ToBeVisibleAsync();
        if (routes.Find(new Uri(page.Url)) is { } route)
        {
            seen.Add(route);
        }

        if (name.StartsWith("participant-", StringComparison.Ordinal))
        {
            await WeighAsync(page, name);
        }

        await PhotographAsync(page, name, Phone);
        await PhotographAsync(page, name, Desk);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await ExamineAsync(page, name, Desk);
        await MeasureAsync(page, name, DeskZoomed);
        await ExamineAsync(page, name, Phone);
        await page.SetViewportSizeAsync(Desk, 800);
    }

    /// <summary>A picture for the README: one window, not the whole page.</summary>
    public static async Task PhotographWindowAsync(IPage page, string name)
    {
        await page.SetViewportSizeAsync(Desk, 800);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Windows, $"{name}.png") });
    }

    public static IReadOnlyList<FileInfo> WindowPictures() => new DirectoryInfo(Windows).GetFiles("*.png");

    private static async Task PhotographAsync(IPage page, string name, int width)
    {
        await ResizeAsync(page, width);
        var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.png");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, file), FullPage = true });
    }

    private async Task WeighAsync(IPage page, string name)
    {
        var weight = Compressed(await page.ContentAsync());
        if (weight > MostBytes)
        {
            TooHeavy.Add(new Finding(name, Phone, string.Create(CultureInfo.InvariantCulture, $"{weight} bytes")));
        }

        var text = await page.EvaluateAsync<string>(RunningText);
        if (text.Split(' ').Length >= FewestWords && ReadingEase.Of(text) < EasyEnough)
        {
            TooHard.Add(new Finding(name, Phone, string.Create(CultureInfo.InvariantCulture, $"{ReadingEase.Of(text):0.0}: {text.ReplaceLineEndings(" / ")}")));
        }
    }

    private static long Compressed(string html)
    {
        using MemoryStream bytes = new();
        using (GZipStream gzip = new(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(html));
        }

        return bytes.Length;
    }

    private async Task ExamineAsync(IPage page, string name, int width)
    {
        await MeasureAsync(page, name, width);

        // Injected by the debugger, which the content security policy does not bind: the policy stays on.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            // Studio's code editor has a module loader, which would take axe for a module of the page: it must not see it.
            await page.EvaluateAsync("() => { if (window.define) { window.loader = window.define.amd; window.define.amd = undefined; } }");
            await page.EvaluateAsync(Axe);
            await page.EvaluateAsync("() => { if (window.define) { window.define.amd = window.loader; } }");
        }

        var violations = await page.EvaluateAsync<string[]>(RunAxe);
        Violations.AddRange(violations.Select(violation => new Finding(name, width, violation)));
    }

    private async Task MeasureAsync(IPage page, string name, int width)
    {
        await ResizeAsync(page, width);
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] :
              [`${document.documentElement.scrollWidth} pixels`, ...[...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))]
            """);
        Overflows.AddRange(wide.Select(element => new Finding(name, width, element)));
    }

    private static Task ResizeAsync(IPage page, int width) => page.SetViewportSizeAsync(width, 800);
}
