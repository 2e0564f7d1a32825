using System.Net;
using System.Text.RegularExpressions;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Web.Pages.Reports;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Counts on pages: two small fields for a panel member, the series for the next panel, for the lead and for readers of the report.</summary>
public sealed partial class CountPageTests
{
    private const double EasyEnough = 70;

    [Fact]
    public async Task A_panel_member_counts_on_the_page_and_reads_what_panels_before_have_counted()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        var (visitor, page) = await VisitAsync(counted, Ana);
        var (found, looked, verdict) = ($"Found-{counted.Card}", $"Looked-{counted.Card}", $"Verdict-{counted.Card}");
        Assert.Contains("You can leave this empty. We look at: Rounds in the log", page.Text, StringComparison.Ordinal);
        Assert.Contains($"<label class=\"nhsuk-label\" for=\"{looked}\">Out of how many times you looked?</label>", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("What was counted before", page.Text, StringComparison.Ordinal);

        var refused = await visitor.FillInAsync(page, Send(page), (verdict, "sustained"), (found, "17"), (looked, "16"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"href=\"#{found}\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains($"id=\"{found}-error\"", refused.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"17\"", refused.Html, StringComparison.Ordinal);
        Assert.Equal(" /", await counted.OwnAsync(Ana));

        var sent = await visitor.FillInAsync(refused, Send(page), (verdict, "sustained"), (found, " 19 "), (looked, "32"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Equal("sustained 19/32", await counted.OwnAsync(Ana));
        Assert.Contains($"id=\"{looked}\" name=\"{looked}\" type=\"text\" inputmode=\"numeric\" maxlength=\"10\" value=\"32\"", (await visitor.GetAsync(page.Path)).Html, StringComparison.Ordinal);

        await counted.AllSayAsync("sustained", new { found = 19, looked = 32 });
        await counted.OpenNextAsync();
        var (_, next) = await VisitAsync(counted, Dan);
        Assert.Contains("19 of 32. The panel says that it lasts. Its own count, 19 of 32, is under what was agreed.", next.Text, StringComparison.Ordinal);
        Assert.Contains("Enough is 9 in 10 (read from: “90 of 100 due rounds”).", next.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>The last count is under what was agreed.</strong>", next.Html, StringComparison.Ordinal);
        var words = string.Join('\n', Running().Matches(next.Html).Select(match => WebUtility.HtmlDecode(Tag().Replace(match.Groups["text"].Value, ""))));
        Assert.True(ReadingEase.Of(words) >= EasyEnough, $"{ReadingEase.Of(words):0.0}: {words}");
    }

    [Fact]
    public async Task The_lead_sees_the_series_as_a_drawing_with_its_table_and_where_a_panel_speaks_against_its_count()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        await counted.AllSayAsync("sustained", new { found = 15, looked = 16 });
        await counted.OpenNextAsync();
        await counted.AllSayAsync("sustained", new { found = 19, looked = 32 });
        var lead = await host.LeadAsync();

        var reviews = await lead.GetAsync($"/audits/{counted.Lane.Id}/reviews");
        var plan = await lead.GetAsync($"/audits/{counted.Lane.Id}/plan");
        var report = await lead.GetAsync($"/audits/{counted.Lane.Id}/report/full");

        Assert.Contains("Review 2: 19 of 32. The last count is under what was agreed.", plan.Text, StringComparison.Ordinal);
        foreach (var page in (Visited[])[reviews, report])
        {
            Assert.Contains("role=\"img\" aria-labelledby=\"series-1-title series-1-text\"", page.Html, StringComparison.Ordinal);
            Assert.Contains("<title id=\"series-1-title\">What was counted: A clean towel for each of us</title>", page.Html, StringComparison.Ordinal);
            Assert.Contains("From 0 to 100 %. Review 1: 15 of 16. Review 2: 19 of 32. Enough is 9 in 10 (read from: “90 of 100 due rounds”). The table below says the same.", page.Text, StringComparison.Ordinal);
            Assert.Contains("<caption class=\"nhsuk-u-visually-hidden\">What was counted: A clean towel for each of us</caption>", page.Html, StringComparison.Ordinal);
            Assert.Contains("Not enough", page.Text, StringComparison.Ordinal);
            Assert.Contains("59.4 %", page.Text, StringComparison.Ordinal);
            Assert.Contains("<strong>Review 2: The panel says that it lasts. Its own count, 19 of 32, is under what was agreed.</strong>", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Review 1: The panel says that it lasts.", page.Text, StringComparison.Ordinal);
        }
    }

    // In easy words it is one line, and what is said against the count is said there too.
    [Theory]
    [InlineData(11, 12, "sustained", "We counted how often it was so: 11 of 12. That is enough.")]
    [InlineData(19, 32, "not-sustained", "We counted how often it was so: 19 of 32. That is not enough.")]
    [InlineData(19, 32, "sustained", "We counted how often it was so: 19 of 32. They said that it lasts. The count says: not yet.")]
    public void The_easy_words_are_one_line(int found, int looked, string verdict, string line)
    {
        Fraction enough = new(9, 10);
        SeriesPoint point = new(default, 1, default, VerdictKinds.Find(verdict), [.. Enumerable.Repeat(new GroupShare(default, 1, new Fraction(found, looked)), 2)]);
        ShownSeries series = new(ShownShare.Of(enough), "9 of 10", [ShownPoint.Of(point, enough)], []);

        Assert.Equal(line, EasyWords.Count(series));
        Assert.True(ReadingEase.Of(line) >= EasyEnough);
    }

    [Fact]
    public void A_card_whose_words_name_no_share_says_that_no_line_is_drawn() =>
        Assert.Equal("The words say no number that must be reached, so no line is drawn.", CoAudit.Web.Pages.Shared.SeriesWords.Enough(new ShownSeries(null, "When all are happy", [], [])));

    private static async Task<(Visitor Visitor, Visited Page)> VisitAsync(CountedLane counted, string person)
    {
        await counted.Lane.AsAsync(person, CountedLane.Stage);
        Visitor visitor = new(counted.Host);
        return (visitor, await visitor.StartAsync(await counted.Lane.NewestTokenAsync(person)));
    }

    private static string Send(Visited page) => $"{page.Path}?handler=Part&act=verdicts";

    [GeneratedRegex("<(?<tag>p|li|label|legend|div class=\"nhsuk-hint\")(?: [^>]*)?>(?<text>[^<]+(?:<(?!/(?:p|li|label|legend|div)>)[^<]*)*)</", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Running();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
