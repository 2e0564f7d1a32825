using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Objectives;

/// <summary>Objectives on the participant's page, without a script.</summary>
public abstract partial class ObjectivePageTests(SharedHost shared)
{
    private const double EasyEnough = 70;

    private static readonly (string Name, string Group)[] Four =
        [("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders)];

    [Fact]
    public async Task Somebody_chooses_how_much_they_want_each_sends_it_twice_and_it_counts_once()
    {
        var (audit, hands, visitor, task) = await ChoosingAsync();

        var nothing = await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=want");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("href=\"#Want-", nothing.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=want", ($"Want-{hands}", "9"))).Status);

        await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=want", ($"Want-{hands}", "4"));
        var sent = await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=want", ($"Want-{hands}", "4"));
        var shown = await visitor.FollowAsync(sent);

        Assert.Contains("We have your choice for 1 of 2.", shown.Text, StringComparison.Ordinal);
        Assert.Single(await audit.TrailAsync(), "priorities");
        Assert.Equal(4, (int)(await audit.TaskAsync("maya"))["priorities"]![hands]!);
    }

    [Fact]
    public async Task Somebody_says_something_about_them_and_all_read_it_at_once()
    {
        var (audit, _, visitor, task) = await ChoosingAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=comment", ("Comment", " "))).Status);
        await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=comment", ("Comment", "Soap comes <first>"));

        Assert.Contains((await audit.TaskAsync("lucy"))["said"]!.AsArray(), s => (string?)s!["text"] is "Soap comes <first>");
        var other = await new Visitor(shared.Host).StartAsync(await audit.TokenAsync("lucy"));
        Assert.Contains("Soap comes &lt;first&gt;", other.Html, StringComparison.Ordinal);
        Assert.Contains("Soap comes &lt;first&gt;", (await visitor.GetAsync(task.Path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_comes_after_the_end_is_not_taken_and_the_page_says_how_it_stands()
    {
        var (audit, hands, visitor, task) = await ChoosingAsync();
        await audit.WantAsync("pat", (hands, 1));
        await audit.AgreeAsync("pat", "helen", "lucy");
        await audit.WaitOutAsync();
        Assert.Equal("closed Done", await audit.StageAsync());
        var late = await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=want", ($"Want-{hands}", "4"));

        Assert.NotEqual(HttpStatusCode.OK, late.Status);
        Assert.DoesNotContain("care-workers", (await audit.ObjectiveAsync(hands))["priority"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_adopted_objectives_stand_on_the_pages_of_the_stages_after()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four);
        await audit.ProposeAsync("pat", "Clean hands");
        await audit.ProposeAsync("maya", "Time to rest");
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");
        var next = MailLinks.FindToken((await shared.Host.Mails.WaitForAsync(audit.Address("helen"), count: 2))[^1])!;

        var task = await new AuditApi(shared.Host.Client, $"TaskLink {next}").GetAsync("/api/v1/my/task");
        var page = await new Visitor(shared.Host).StartAsync(next);

        Assert.Equal(["Clean hands", "Time to rest"], task["objectives"]!.AsArray().Select(o => (string)o!["text"]!).Order(StringComparer.Ordinal));
        Assert.Contains("What this audit looks at (2)", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_rounds_read_easily_and_are_light()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four);
        await audit.ProposeAsync("pat", "Clean hands before meals.");
        var first = await new Visitor(shared.Host).StartAsync(await audit.TokenAsync("maya"));
        await audit.RevealAsync();
        var second = await new Visitor(shared.Host).StartAsync(await audit.TokenAsync("helen"));

        Assert.Contains("with no names", first.Text, StringComparison.Ordinal);
        Assert.Contains("How much do you want each of them?", second.Text, StringComparison.Ordinal);
        Assert.All([first, second], page =>
        {
            var words = PartOf(page);
            Assert.True(ReadingEase.Of(words) >= EasyEnough, $"{ReadingEase.Of(words):0.0}: {words}");
            Assert.InRange(Compressed(page.Html), 1, 14 * 1024);
        });
    }

    private async Task<(ObjectivesAudit Audit, string Hands, Visitor Visitor, Visited Task)> ChoosingAsync()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four);
        var hands = await audit.ProposeAsync("pat", "Clean hands");
        await audit.ProposeAsync("maya", "Time to rest");
        await audit.RevealAsync();
        Visitor visitor = new(shared.Host);
        return (audit, hands, visitor, await visitor.StartAsync(await audit.TokenAsync("maya")));
    }

    // The running text of our part, without its fields.
    private static string PartOf(Visited page)
    {
        var part = page.Html[page.Html.IndexOf("<section id=\"part\">", StringComparison.Ordinal)..];
        part = part[..part.IndexOf("</section>", StringComparison.Ordinal)];
        return WebUtility.HtmlDecode(string.Join('\n', Paragraph().Matches(part).Select(match => Tag().Replace(match.Groups["text"].Value, ""))));
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

    [GeneratedRegex("<p[^>]*>(?<text>.*?)</p>", RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteObjectivePageTests(SqliteHost host) : ObjectivePageTests(host);

[Collection(nameof(PostgresHost))]
public sealed class PostgresObjectivePageTests(PostgresHost host) : ObjectivePageTests(host);
