using System.Net;
using System.Text.RegularExpressions;
using CoAudit.Web.Tests.Evidence;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Participants;

/// <summary>Who says something without their name gets a receipt once, and is asked whether anyone is at risk now.</summary>
[Collection(nameof(SqliteHost))]
public sealed partial class UnnamedReceiptTests(SqliteHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_page_shows_the_receipt_once_and_no_address_holds_it()
    {
        var (visitor, page) = await EvidencePageAsync("pat");
        Assert.Contains("Is anyone at risk now?", page.Text, StringComparison.Ordinal);

        var sent = await visitor.FillInAsync(page, $"{page.Path}?handler=Add", ("Words", "Gloves run out at weekends."), ("Unnamed", "true"), ("AtRisk", "no"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{page.Path}#unnamed"), (sent.Status, sent.Location));
        var next = await visitor.FollowAsync(sent);
        Assert.Single(Receipt().Matches(next.Text));
        Assert.DoesNotContain("You said that someone is at risk now", next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gloves run out", next.Text, StringComparison.Ordinal);

        Assert.Empty(Receipt().Matches((await visitor.GetAsync(page.Path)).Text));
    }

    [Fact]
    public async Task Words_sent_twice_have_one_receipt()
    {
        var (visitor, page) = await EvidencePageAsync("pat");
        (string, string)[] fields = [("Words", "The door sticks."), ("Unnamed", "true")];

        var first = Receipt().Match((await visitor.FollowAsync(await visitor.FillInAsync(page, $"{page.Path}?handler=Add", fields))).Text).Value;
        var again = Receipt().Match((await visitor.FollowAsync(await visitor.FillInAsync(page, $"{page.Path}?handler=Add", fields))).Text).Value;

        Assert.NotEqual("", first);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Who_says_that_somebody_is_at_risk_reads_at_once_what_to_do_and_the_words_are_kept()
    {
        var (visitor, page) = await EvidencePageAsync("maya");

        var next = await visitor.FollowAsync(await visitor.FillInAsync(page, $"{page.Path}?handler=Add", ("Words", "Somebody is pushed."), ("Unnamed", "true"), ("AtRisk", "yes")));

        Assert.Contains("You said that someone is at risk now.", next.Text, StringComparison.Ordinal);
        Assert.Contains("tel:999", next.Html, StringComparison.Ordinal);
        Assert.Single(Receipt().Matches(next.Text));
        var wayOut = WayOut().Match(next.Html).Groups["path"].Value;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(WebUtility.HtmlDecode(wayOut))).Status);
    }

    [Fact]
    public async Task It_is_there_when_the_answer_is_sent_with_the_words()
    {
        var (visitor, page) = await EvidencePageAsync("pat");

        var receipt = await visitor.FollowAsync(await visitor.FillInAsync(page, page.Path, ("Words", "The lift is slow."), ("Unnamed", "true"), ("Answer", "agree")));

        Assert.Contains("Thank you. We have your answer", receipt.Text, StringComparison.Ordinal);
        Assert.Single(Receipt().Matches(receipt.Text));
    }

    [Fact]
    public async Task It_is_there_without_cookies_too()
    {
        var (visitor, page) = await EvidencePageAsync("pat", keepsCookies: false);

        var shown = await visitor.FillInAsync(page, $"{page.Path}?handler=Add", ("Words", "No soap here."), ("Unnamed", "true"));

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Single(Receipt().Matches(shown.Text));
    }

    private async Task<(Visitor Visitor, Visited Page)> EvidencePageAsync(string person, bool keepsCookies = true)
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        Visitor visitor = new(host, keepsCookies);
        var token = await audit.TokenAsync(person, mails: 2);
        var page = keepsCookies ? await visitor.StartAsync(token) : await visitor.PostAsync($"/t/{token}?handler=Here");
        return (visitor, keepsCookies ? page : page with { Path = TaskAddress().Match(page.Html).Value });
    }

    [GeneratedRegex("Your receipt: <strong>[0-9A-F]{8}</strong>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Receipt();

    [GeneratedRegex("""<a href="(?<path>[^"]*)">Tell someone now""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WayOut();

    [GeneratedRegex("/task/[0-9a-f-]{36}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TaskAddress();
}
