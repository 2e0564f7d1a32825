using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Tools;

/// <summary>The audit tool through the REST API: suggested blind, decided with reasons, frozen, scored.</summary>
public abstract class ToolTests(SharedHost shared)
{
    private const string Building = "BuildAuditTool";

    // By line, in the order of the tool: what each gave, in the order of Willowbrook without Tunde, who is silent; 0 is "don't know".
    private static readonly string[] Matrix =
    [
        "33333343", "32333443", "30312433", "21222332", "30333333", "00034444", "33033343", "21223443", "21232332", "11223333", "00011320", "21132332",
    ];

    [Fact]
    public async Task Willowbrook_builds_twelve_lines_freezes_them_and_its_numbers_come_from_them()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var grown = new[]
        {
            await audit.SuggestAsync("doreen", "criterion", "Can I clean my hands before I eat?", "IPC-13"),
            await audit.SuggestAsync("arthur", "criterion", "Do they tell me about germs in words I know?", "IPC-28"),
            await audit.SuggestAsync("halina", "criterion", "Can my family come in when somebody is ill?", "IPC-10"),
            await audit.SuggestAsync("joyce", "criterion", "Is there time to clean at weekends?", "IPC-02", "We are two on Sundays."),
        };
        var amended = await audit.SuggestAsync("amara", "amendment", "Everyone hears about an outbreak on the same day.", "IPC-27", "In December it took a week.");
        var nights = await audit.SuggestAsync("megan", "amendment", "Why not nights?", "IPC-15");
        Assert.Equal(HttpStatusCode.Conflict, (await audit.TryToolAsync()).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await audit.DecideAsync(nights, new { decision = "accepted", reason = "Yes." })).Status);
        var own = (await audit.TaskAsync("joyce", Building))["suggestions"]!.AsArray();
        Assert.Equal(grown[3], (string)Assert.Single(own)!["id"]!);

        await audit.RevealAsync();
        Assert.Equal(6, (await audit.ToolAsync())["suggestions"]!.AsArray().Count(s => (string)s!["status"]! == "open"));
        foreach (var id in grown.Append(amended))
        {
            Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(id, new { decision = "accepted", reason = "It matters to people here." })).Status);
        }

        var merged = await audit.DecideAsync(nights, new { decision = "merged", reason = "Nights count too.", plain = "Gloves and aprons are there on every shift." });
        Assert.Equal("Gloves and aprons are there on every shift.", (string?)merged.Body["after"]);
        await audit.WaitOutAsync(Building);

        var tool = await audit.ToolAsync();
        var lines = tool["lines"]!.AsArray();
        Assert.Equal(("1.0", "frozen", 64), ((string)tool["version"]!, (string)tool["status"]!, ((string)tool["hash"]!).Length));
        Assert.Equal([.. ToolAudit.Library, .. grown], lines.Select(l => (string)l!["id"]!));
        Assert.Equal([false, true, false, false], lines.Skip(8).Select(l => (bool)l!["critical"]!));
        Assert.Equal(["service-users", "service-users", "service-users", "care-workers"], lines.Skip(8).Select(l => (string)l!["group"]!));
        Assert.Contains((await audit.Api.TrailAsync(audit.Id)), e => (string)e!["kind"]! == "tool-frozen");

        var ids = lines.Select(l => (string)l!["id"]!).ToList();
        foreach (var (index, name) in ToolAudit.Everyone.Where(name => name != "tunde").Index())
        {
            var given = ids.Index().ToDictionary(line => line.Item, line => Matrix[line.Index][index] is var c and not '0' ? c - '0' : (object)"dont-know");
            Assert.Equal(HttpStatusCode.OK, (await audit.SendAsync(name, "GatherEvidence", "scores", new { scores = given, toolVersion = "1.0" })).Status);
        }

        await audit.WaitOutAsync("GatherEvidence");
        var scores = await audit.Api.GetAsync($"/api/v1/audits/{audit.Id}/scores");
        Assert.Equal((68.0556m, 68, true, "needs work"), ((decimal)scores["percent"]!, (int)scores["headline"]!, (bool)scores["capped"]!, (string)scores["band"]!));
        Assert.Equal(["IPC-27", "IPC-15"], scores["order"]!.AsArray().Take(2).Select(id => (string)id!));
        Assert.Equal("Gloves and aprons are there on every shift.", (string?)scores["criteria"]!.AsArray().Single(c => (string)c!["id"]! == "IPC-15")!["text"]);
        await AssertInfluenceAsync(audit);
    }

    [Fact]
    public async Task Nothing_is_turned_down_without_a_reason_and_its_author_is_told()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var id = await audit.SuggestAsync("doreen", "strike", "We have no laundry here.", "IPC-21");
        await audit.RevealAsync();

        var silent = await audit.DecideAsync(id, new { decision = "not-accepted", reason = " " });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (silent.Status, silent.Body["errors"]!.AsObject().ContainsKey("reason")));
        var unknown = await audit.DecideAsync(id, new { decision = "struck", reason = "Because." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (unknown.Status, unknown.Body["errors"]!.AsObject().ContainsKey("decision")));
        Assert.Equal(HttpStatusCode.NotFound, (await audit.DecideAsync(Guid.NewGuid().ToString(), new { decision = "accepted", reason = "Yes." })).Status);

        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(id, new { decision = "not-accepted", reason = "The laundry is in the other house." })).Status);
        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(id, new { decision = "not-accepted", reason = "The laundry is in the other house." })).Status);

        var voice = Assert.Single((await (await audit.AsAsync("doreen", Building)).GetAsync("/api/v1/my/voices")).AsArray())!;
        Assert.Equal(("not-accepted", 1, "The laundry is in the other house."), ((string)voice["state"]!, voice["turns"]!.AsArray().Count, (string)voice["turns"]![0]!["reason"]!));
        await Eventually.ThatAsync(async () => (await audit.Api.MailsAsync(audit.Id)).Any(m => (string?)m!["kind"] == "words-considered"), "doreen is told");
        Assert.Contains((await audit.ToolAsync())["lines"]!.AsArray(), l => (string)l!["id"]! == "IPC-21");
    }

    [Fact]
    public async Task Bad_suggestions_are_refused_by_their_field_and_change_nothing()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        (object Body, string Field)[] bad =
        [
            (new { kind = "amendment", text = "Other words.", about = "IPC-99" }, "about"),
            (new { kind = "amendment", text = "Other words." }, "about"),
            (new { kind = "strike", text = "Out.", about = "IPC-13" }, "about"),
            (new { kind = "criterion", text = new string('a', 20_000) }, "text"),
            (new { kind = "criterion", text = "Fine.", why = new string('a', 20_000) }, "why"),
            (new { kind = "criterion", text = " " }, "text"),
            (new { kind = "criteria", text = "Fine." }, "kind"),
        ];
        foreach (var (body, field) in bad)
        {
            var refused = await audit.SendAsync("doreen", Building, "contributions", body);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (refused.Status, Assert.Single(refused.Body["errors"]!.AsObject()).Key));
        }

        Assert.Empty((await audit.TaskAsync("doreen", Building))["mine"]!.AsArray());
    }

    [Fact]
    public async Task Words_in_any_letters_become_a_line_once_however_often_they_are_sent()
    {
        const string Words = "🧼 האם הידיים נקיות? Czy ręce są czyste?";
        var audit = await ToolAudit.StartAsync(shared.Host);
        var sent = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => audit.SendAsync("doreen", Building, "contributions", new { kind = "criterion", text = Words }, "one-key")));
        var tapped = await audit.SuggestAsync("doreen", "criterion", Words);
        var id = Assert.Single(sent.Select(s => (string)s.Body["id"]!).Append(tapped).Distinct());

        await audit.RevealAsync();
        await audit.DecideAsync(id, new { decision = "accepted", reason = "Yes." });
        Assert.Equal(Words, (string?)(await audit.ToolAsync())["lines"]!.AsArray()[^1]!["plain"]);
    }

    [Fact]
    public async Task Two_suggestions_for_one_line_at_once_are_both_kept_and_the_second_yes_needs_words()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var both = await Task.WhenAll(audit.SuggestAsync("doreen", "amendment", "First words.", "IPC-12"), audit.SuggestAsync("megan", "amendment", "Second words.", "IPC-12"));
        await audit.RevealAsync();
        var decided = await Task.WhenAll(both.Select(id => audit.DecideAsync(id, new { decision = "accepted", reason = "Yes." })));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], decided.Select(d => d.Status).Order());
        var left = both[decided[0].Status == HttpStatusCode.OK ? 1 : 0];
        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(left, new { decision = "accepted", reason = "Both.", plain = "Both words." })).Status);
        Assert.Equal("Both words.", (string?)(await audit.ToolAsync())["lines"]!.AsArray().Single(l => (string)l!["id"]! == "IPC-12")!["plain"]);
    }

    [Fact]
    public async Task Each_person_reads_the_wording_that_suits_them_and_easy_words_only_once_they_are_approved()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var jargon = await audit.EditAsync("IPC-12", new { easy = "Do you have adequate access to hygiene facilities?", easyApproved = true });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (jargon.Status, jargon.Body["errors"]!.AsObject().ContainsKey("easy")));
        Assert.Equal(HttpStatusCode.OK, (await audit.EditAsync("IPC-12", new { professional = "Hand hygiene is observed.", plain = "People clean their hands.", easy = "Do people clean their hands?" })).Status);
        Assert.Equal(["People clean their hands.", "People clean their hands.", "Hand hygiene is observed."], await ReadAsync(audit));

        Assert.Equal(HttpStatusCode.OK, (await audit.EditAsync("IPC-12", new { easyApproved = true })).Status);
        Assert.Equal(["People clean their hands.", "Do people clean their hands?", "Hand hygiene is observed."], await ReadAsync(audit));

        static async Task<IReadOnlyList<string>> ReadAsync(ToolAudit audit)
        {
            List<string> read = [];
            foreach (var person in new[] { "doreen", "arthur", "colin" })
            {
                read.Add((string)(await audit.TaskAsync(person, Building))["items"]!.AsArray().Single(i => (string)i!["id"]! == "IPC-12")!["text"]!);
            }

            return read;
        }
    }

    [Theory]
    [InlineData("UPDATE tool_versions SET content = ''")]
    [InlineData("DELETE FROM tool_versions")]
    public async Task Not_even_the_database_lets_a_frozen_tool_go(string statement)
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.SignAsync(Building);
        Assert.Equal("1.0", (string?)(await audit.ToolAsync())["version"]);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shared.Host.ReadAsync(async db => await db.Database.ExecuteSqlRawAsync(statement)));
    }

    private static async Task AssertInfluenceAsync(ToolAudit audit)
    {
        var tool = (await audit.Api.GetAsync($"/api/v1/audits/{audit.Id}/influence")).AsArray().Single(p => (string)p!["part"]! == "tool")!;
        var adopted = tool["groups"]!.AsArray().ToDictionary(g => (string)g!["group"]!, g => (int)g!["adopted"]!);

        Assert.Equal((6, 6), ((int)tool["adopted"]!, (int)tool["rung"]!));
        Assert.Equal((3, 2, 0, 1), (adopted["service-users"], adopted["care-workers"], adopted["managers"], adopted["other-stakeholders"]));
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteToolTests(SqliteHost host) : ToolTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresToolTests(PostgresHost host) : ToolTests(host), IClassFixture<PostgresHost>;
