using System.Text;
using System.Text.RegularExpressions;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Browser.Tests.Tour;
using CoAudit.Web.Pdf;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests.Reports;

/// <summary>A report with everything in it, on a phone, on a desk and on paper. The pictures are in artifacts/screenshots, for people to look at.</summary>
public sealed partial class WholeReportTests(Chromium chromium, ReportedHome home) : IClassFixture<ReportedHome>
{
    private const double EasyEnough = 70;

    // 16 points of 96 pixels to the inch.
    private const double LargeEnough = 21.3;

    [Theory]
    [InlineData("full", "Infection control at Willowbrook House")]
    [InlineData("easy-read", "What we found out together")]
    [InlineData("poster", "Infection control at Willowbrook House")]
    public async Task Every_form_can_be_read_by_everyone(string format, string heading)
    {
        await using var visitor = await chromium.NewVisitorAsync(home.Address);
        Inspector inspector = new(PageRoutes.Read());

        await visitor.Page.GotoAsync($"{home.Path}/{format}");
        await inspector.LookAsync(visitor.Page, $"whole-report-{format}", heading);

        Assert.Empty(inspector.Violations.Select(finding => finding.ToString()));
        Assert.Empty(inspector.Overflows.Select(finding => finding.ToString()));
        Assert.Empty(visitor.Complaints);
        Assert.Empty(visitor.Scripts);
        Assert.Empty(visitor.ForeignRequests);
    }

    [Fact]
    public async Task The_easy_words_are_easy_and_large()
    {
        await using var visitor = await chromium.NewVisitorAsync(home.Address, javaScript: false);
        await visitor.Page.GotoAsync($"{home.Path}/easy-read");

        // People's own words and names stay as they are; everything that we say is looked at.
        var ours = await visitor.Page.Locator("main").EvaluateAsync<string>(
            """
            main => {
              const copy = main.cloneNode(true);
              copy.querySelectorAll('.app-quote').forEach(q => q.remove());
              return [...copy.querySelectorAll('h1, h2, h3, p, li')].map(e => e.textContent.replace(/\s+/g, ' ').trim()).filter(t => t.length > 0)
                .map(t => /[.?!:]$/.test(t) ? t : t + '.').join(' ');
            }
            """);
        var sizes = await visitor.Page.Locator("main p, main li").EvaluateAllAsync<double[]>("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))");

        Assert.True(ReadingEase.Of(ours) >= EasyEnough, $"{ReadingEase.Of(ours):0.0}: {ours}");
        Assert.All(sizes, size => Assert.True(size >= LargeEnough));
    }

    [Fact]
    public async Task Every_drawing_says_what_it_shows_and_has_its_table()
    {
        await using var visitor = await chromium.NewVisitorAsync(home.Address);
        await visitor.Page.GotoAsync($"{home.Path}/full");

        var drawings = await visitor.Page.Locator("svg[role=img]").EvaluateAllAsync<string[]>(
            "all => all.map(svg => svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(': '))");

        // Six lines of the tool, the coverage, the reviews, and what was counted of one action.
        Assert.Equal(9, drawings.Length);
        Assert.Contains(drawings, text => text.Contains("Review 1: mostly. Review 2: 19 of 32. Enough is 9 in 10", StringComparison.Ordinal));
        Assert.Contains(drawings, text => text.Contains("T08: how each group scored it: From 1 to 4. Use services: 1.67. Care workers: mixed.", StringComparison.Ordinal));
        Assert.Contains(drawings, text => text.Contains("2 of 24 places have no voice", StringComparison.Ordinal));
        var captions = await visitor.Page.Locator("caption").AllTextContentsAsync();
        foreach (var caption in (string[])["The same in numbers and words", "Where a voice is missing, and why", "Reviews", "What was counted: Touch points twice a day, also at weekends"])
        {
            Assert.Single(captions, text => text.Trim() == caption);
        }
    }

    [Fact]
    public async Task What_is_folded_on_the_screen_is_read_on_paper()
    {
        const string Seen = "[...document.querySelectorAll('.app-life__turns')].filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0).length";
        await using var visitor = await chromium.NewVisitorAsync(home.Address, javaScript: false);
        await visitor.Page.GotoAsync($"{home.Path}/full");
        var all = await visitor.Page.Locator(".app-life__turns").CountAsync();

        Assert.NotEqual(0, all);
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(Seen));
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.Page.WaitForFunctionAsync($"{Seen} === {all}");
    }

    [Theory]
    [InlineData("full", null)]
    [InlineData("easy-read", null)]
    [InlineData("poster", 1)]
    public async Task A_PDF_has_tags_and_a_language_and_the_poster_is_one_page(string format, int? pages)
    {
        using HttpClient client = new() { BaseAddress = home.Address };

        using var answer = await client.GetAsync(new Uri($"{home.Path}/{format}/pdf", UriKind.Relative));
        var pdf = await answer.Content.ReadAsByteArrayAsync();
        var again = await client.GetByteArrayAsync(new Uri($"{home.Path}/{format}/pdf", UriKind.Relative));
        var pictures = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots"));
        await File.WriteAllBytesAsync(Path.Combine(pictures.FullName, $"whole-report-{format}.pdf"), pdf);

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"report-{format}-version-1.pdf", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.True(TaggedPdf.IsTagged(pdf));
        Assert.Contains("/Lang (en-GB)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Equal(pages ?? PagesOf(pdf), PagesOf(pdf));
        Assert.NotEqual(0, PagesOf(pdf));

        // Made once: a second file would carry another instant.
        Assert.True(pdf.AsSpan().SequenceEqual(again));
    }

    private static int PagesOf(byte[] pdf) => PageObject().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PageObject();
}
