using System.Net;
using System.Text.RegularExpressions;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Participants;

/// <summary>On the page too people take back what they said: with a question first, without a script, and without cookies where there are none.</summary>
public abstract partial class TakingBackPageTests(SharedHost shared)
{
    private const string Words = "Clean hands before meals.";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_page_asks_first_and_then_the_words_are_gone()
    {
        var audit = await RunningAudit.StartAsync(host);
        Visitor visitor = new(host);
        var task = await visitor.StartAsync(await audit.TokenAsync());
        var shown = await visitor.FollowAsync(await visitor.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", Words)));

        var asked = await visitor.FillInAsync(shown, $"{task.Path}/take-back", ("Said", SaidIn(shown)));
        var kept = await visitor.FollowAsync(await visitor.FillInAsync(asked, $"{task.Path}/take-back?handler=No"));
        var before = await audit.TrailAsync();
        var done = await visitor.FillInAsync(asked, $"{task.Path}/take-back?handler=Yes");
        var after = await visitor.FollowAsync(done);

        Assert.Equal((HttpStatusCode.OK, "Take back your words?"), (asked.Status, asked.Heading));
        Assert.Contains(Words, asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("may have read them", asked.Text, StringComparison.Ordinal);
        Assert.Contains(Words, kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("contribution-withdrawn", before);
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Contains("We took your words back.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, after.Text, StringComparison.Ordinal);
        Assert.Single(await audit.TrailAsync(), "contribution-withdrawn");
    }

    [Fact]
    public async Task Without_cookies_and_after_the_answer_it_goes_all_the_same()
    {
        var audit = await RunningAudit.StartAsync(host);
        Visitor visitor = new(host, keepsCookies: false);
        var task = await visitor.PostAsync($"/t/{await audit.TokenAsync()}?handler=Here");
        var path = ActionPattern().Match(task.Html).Groups["path"].Value;
        var added = await visitor.FillInAsync(task, $"{path}?handler=Add", ("Words", Words));
        var receipt = await visitor.FillInAsync(added, path, ("Answer", "agree"));

        var asked = await visitor.FillInAsync(receipt, $"{path}/take-back", ("Said", SaidIn(receipt)));
        var done = await visitor.FillInAsync(asked, $"{path}/take-back?handler=Yes");

        Assert.Equal("Take back your words?", asked.Heading);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("We took your words back.", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, done.Text, StringComparison.Ordinal);
        Assert.Contains("sign-off", await audit.TrailAsync());
    }

    [Fact]
    public async Task What_is_not_theirs_or_is_over_stays()
    {
        var audit = await RunningAudit.StartAsync(host);
        Visitor pat = new(host), maya = new(host);
        var task = await pat.StartAsync(await audit.TokenAsync());
        var said = await pat.FollowAsync(await pat.FillInAsync(task, $"{task.Path}?handler=Add", ("Words", Words)));
        var asked = await pat.FillInAsync(said, $"{task.Path}/take-back", ("Said", SaidIn(said)));
        var other = await maya.StartAsync(await audit.TokenOfAsync("maya"));

        var foreign = await maya.FillInAsync(other, $"{other.Path}/take-back?handler=Yes", ("Said", SaidIn(said)));
        var forged = await maya.PostAsync($"{task.Path}/take-back?handler=Yes", [("Ticket", "forged"), ("Said", SaidIn(said))]);
        await host.LetPassAsync(TimeSpan.FromDays(40));
        await Eventually.ThatAsync(
            async () => (await host.Api().AuditAsync(audit.Id))["stages"]![0]!["status"]!.GetValue<string>() == "closed", "the first stage is closed");
        var late = await pat.FillInAsync(asked, $"{task.Path}/take-back?handler=Yes");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Forbidden), (foreign.Status, forged.Status));
        Assert.NotEqual(HttpStatusCode.SeeOther, late.Status);
        Assert.DoesNotContain("contribution-withdrawn", await audit.TrailAsync());
        Assert.DoesNotContain("name=\"Said\"", (await pat.StartAsync(await audit.TokenAsync())).Html, StringComparison.Ordinal);
    }

    private static string SaidIn(Visited page) => SaidPattern().Match(page.Html).Groups["id"].Value;

    [GeneratedRegex("""name="Said" value="(?<id>[^"]+)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SaidPattern();

    [GeneratedRegex("""action="(?<path>/task/[0-9a-f-]+)[?"]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ActionPattern();
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteTakingBackPageTests(SqliteHost shared) : TakingBackPageTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresTakingBackPageTests(PostgresHost shared) : TakingBackPageTests(shared);
