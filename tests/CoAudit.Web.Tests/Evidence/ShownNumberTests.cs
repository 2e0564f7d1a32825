using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>While people say what findings mean they see the numbers and what gets in the way; nothing of it gives a group of fewer than three away.</summary>
[Collection(nameof(SqliteHost))]
public sealed partial class ShownNumberTests(SqliteHost shared)
{
    private const string Gloves = "At weekends the gloves run out.";

    private const string Bowls = "Nobody brings a bowl to the table.";

    private static readonly string[] Criteria = ["IPC-12", "IPC-11", "IPC-15", "IPC-08", "IPC-21", "IPC-18", "IPC-20", "IPC-27", "IPC-13", "IPC-28", "IPC-10", "IPC-02"];

    // What each gives to IPC-12, IPC-11, and to all the others; 0 is "don't know".
    private static readonly (string Name, string Group, int[] Scores)[] People =
    [
        ("pat", Groups.ServiceUsers, [2, 3, 3]), ("joan", Groups.ServiceUsers, [1, 3, 3]), ("albert", Groups.ServiceUsers, [2, 3, 3]),
        ("maya", Groups.CareWorkers, [2, 0, 3]), ("tom", Groups.CareWorkers, [3, 0, 3]), ("helen", Groups.Managers, [4, 4, 4]), ("lucy", Groups.OtherStakeholders, [0, 0, 0]),
    ];

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Numbers_of_small_groups_are_words_and_so_are_those_from_which_they_could_be_worked_out()
    {
        var audit = await AnalysingAsync();
        var task = await (await audit.LinkAsync("pat", mails: 3)).GetAsync("/api/v1/my/task");
        var (many, one) = (ItemOf(task, "IPC-12"), ItemOf(task, "IPC-11"));

        // (5/3 + 5/2 + 4) ÷ 3 = 2.7222: neither the workers' nor the manager's number can be worked out. The gap would give the manager's 4.
        Assert.Equal((2.7222m, null, "very wide", 1.6667m), ((decimal?)many["joint"], (decimal?)many["divergence"], (string?)many["gap"], (decimal?)many["groups"]![Groups.ServiceUsers]!["mean"]));
        Assert.Equal((null, "high"), ((decimal?)many["groups"]![Groups.Managers]!["mean"], (string?)many["groups"]![Groups.Managers]!["band"]));

        // Users 3, the manager 4: whoever knows the 3.5 and the 3 knows the 4.
        Assert.Equal((null, "going very well", null), ((decimal?)one["joint"], (string?)one["jointBand"], (decimal?)one["divergence"]));

        // Of the users three answered everything: (5/3 + 11 × 3) of 48 is 72.2 %. The total of all would give that one number away.
        Assert.Equal((null, "going well", false), ((int?)task["together"]!["percent"], (string?)task["together"]!["band"], (bool)task["together"]!["capped"]!));
        Assert.Equal((72, null, "going very well"), ((int?)task["ifOnly"]![Groups.ServiceUsers]!["percent"], (int?)task["ifOnly"]![Groups.Managers]!["percent"], (string?)task["ifOnly"]![Groups.Managers]!["band"]));
        Assert.Null(task["ifOnly"]![Groups.OtherStakeholders]);
    }

    [Fact]
    public async Task What_gets_in_the_way_stands_with_its_finding_and_names_nobody_of_a_small_group()
    {
        var audit = await AnalysingAsync();
        var task = await (await audit.LinkAsync("helen", mails: 3)).GetAsync("/api/v1/my/task");

        Assert.Equal(
            [(Gloves, ""), (Bowls, Groups.ServiceUsers)],
            ItemOf(task, "IPC-12")["inTheWay"]!.AsArray().Select(told => ((string)told!["text"]!, (string)told["group"]!)));
        Assert.Empty(ItemOf(task, "IPC-11")["inTheWay"]!.AsArray());
    }

    [Fact]
    public async Task Nobody_reads_before_the_reveal_what_gets_in_the_way()
    {
        var audit = await ScoredAsync();

        foreach (var name in audit.Names.Except(["maya"], StringComparer.Ordinal))
        {
            Assert.DoesNotContain("gloves run out", (await (await audit.LinkAsync(name, mails: 2)).GetAsync("/api/v1/my/task")).ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_says_it_in_plain_words()
    {
        var audit = await AnalysingAsync();
        var page = await new Visitor(host).StartAsync(await audit.TokenAsync("pat", mails: 3));
        var text = Spaces().Replace(page.Text, " ");

        Assert.Contains("All of you together say: <strong>going well</strong>.", text, StringComparison.Ordinal);
        Assert.Contains("Only managers and leaders: <strong>going very well</strong>", text, StringComparison.Ordinal);
        Assert.Contains("Only people who use services: <strong>going well, 72 out of 100</strong>", text, StringComparison.Ordinal);
        Assert.Contains("People who use services: <strong>low</strong> (1.67 out of 4)", text, StringComparison.Ordinal);
        Assert.Contains("All together: <strong>going well</strong> (2.72 out of 4). How far apart: <strong>very wide</strong>.", text, StringComparison.Ordinal);
        Assert.Contains(Gloves, text, StringComparison.Ordinal);
        var words = string.Join('\n', Running().Matches(page.Html).Select(match => System.Net.WebUtility.HtmlDecode(Tag().Replace(match.Groups["text"].Value, ""))));
        Assert.True(ReadingEase.Of(words) >= 70, $"{ReadingEase.Of(words):0.0}: {words}");
    }

    private async Task<EvidenceAudit> AnalysingAsync()
    {
        var audit = await ScoredAsync();
        await audit.WaitOutAsync("evidence");
        return audit;
    }

    private async Task<EvidenceAudit> ScoredAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, [.. People.Select(p => (p.Name, p.Group))]);
        await audit.AgreeToolAsync();
        foreach (var (name, _, given) in People)
        {
            var scores = Criteria.Index().ToDictionary(c => c.Item, c => given[Math.Min(c.Index, 2)] is var number and not 0 ? number : (object)"dont-know", StringComparer.Ordinal);
            var inTheWay = name switch { "maya" => Gloves, "joan" => Bowls, _ => null } is { } told ? new Dictionary<string, string> { ["IPC-12"] = told } : null;
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores, inTheWay });
        }

        return audit;
    }

    private static JsonNode ItemOf(JsonNode task, string criterion) => task["items"]!.AsArray().Single(i => (string?)i!["criterion"] == criterion)!;

    [GeneratedRegex("\\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex("<p>(?<text>[^<]+(?:<(?!/p>)[^<]*)*)</p>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Running();

    [GeneratedRegex("<[^>]+>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
