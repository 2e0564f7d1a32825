using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Tools;

/// <summary>A frozen tool does not change: a later edit makes the next version, and those who have answered are asked again.</summary>
public abstract class NewVersionTests(SharedHost shared)
{
    private const string Building = "BuildAuditTool";
    private const string Scoring = "GatherEvidence";

    [Fact]
    public async Task A_participant_cannot_change_a_frozen_tool()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.SignAsync(Building);

        var there = await audit.SendAsync("doreen", Building, "contributions", new { kind = "amendment", text = "Other words.", about = "IPC-12" });
        var here = await audit.SendAsync("doreen", Scoring, "contributions", new { kind = "strike", text = "Out.", about = "IPC-12" });

        Assert.Equal((HttpStatusCode.Conflict, "stage-closed"), (there.Status, TypeOf(there.Body)));
        Assert.Equal((HttpStatusCode.Conflict, "tool-frozen"), (here.Status, TypeOf(here.Body)));
    }

    [Fact]
    public async Task An_edit_after_the_freeze_needs_a_reason_and_the_newest_version_and_makes_1_1()
    {
        var audit = await FrozenAsync();
        var first = await audit.ToolAsync();

        var silent = await audit.EditAsync("IPC-15", new { plain = "Gloves are there on every shift." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (silent.Status, silent.Body["errors"]!.AsObject().ContainsKey("reason")));
        Assert.Equal("1.1", (string?)(await audit.EditAsync("IPC-15", new { plain = "Gloves are there on every shift.", reason = "Nights were forgotten.", version = "1.0" })).Body["toolVersion"]);
        var late = await audit.EditAsync("IPC-15", new { plain = "Something else.", reason = "Because.", version = "1.0" });
        Assert.Equal((HttpStatusCode.Conflict, "old-tool-version"), (late.Status, TypeOf(late.Body)));

        var second = await audit.ToolAsync();
        Assert.NotEqual((string)first["hash"]!, (string)second["hash"]!);
        Assert.Equal([("1.0", null), ("1.1", "Nights were forgotten.")], second["versions"]!.AsArray().Select(v => ((string)v!["version"]!, (string?)v["reason"])));
        Assert.Equal(2, (await audit.Api.TrailAsync(audit.Id)).Count(e => (string)e!["kind"]! == "tool-frozen"));
    }

    [Fact]
    public async Task Who_scored_older_words_is_asked_again_and_nothing_is_counted_for_words_that_nobody_saw()
    {
        var audit = await FrozenAsync();
        var all = ToolAudit.Library.ToDictionary(id => id, _ => 4);
        foreach (var person in ToolAudit.Everyone)
        {
            await audit.SendAsync(person, Scoring, "scores", new { scores = all, toolVersion = "1.0" });
        }

        await audit.SignAsync(Scoring, except: "colin");
        await audit.EditAsync("IPC-15", new { plain = "Gloves are there on every shift.", reason = "Nights were forgotten." });
        await Eventually.ThatAsync(async () => (await audit.Api.MailsAsync(audit.Id)).Count(m => (string?)m!["kind"] == "tool-changed") == 9, "all who have answered are asked again");

        var doreen = await audit.TaskAsync("doreen", Scoring);
        Assert.Equal(("1.1", "scores", false), ((string)doreen["toolVersion"]!, (string)Assert.Single(doreen["allowed"]!.AsArray())!, doreen["scores"]!.AsObject().ContainsKey("IPC-15")));
        var old = await audit.SendAsync("doreen", Scoring, "scores", new { scores = new Dictionary<string, int> { ["IPC-15"] = 1 }, toolVersion = "1.0" });
        Assert.Equal((HttpStatusCode.Conflict, "old-tool-version"), (old.Status, TypeOf(old.Body)));
        var sent = await audit.SendAsync("doreen", Scoring, "scores", new { scores = new Dictionary<string, int> { ["IPC-12"] = 1 }, toolVersion = "1.1" });
        Assert.Equal((HttpStatusCode.Conflict, "already-answered"), (sent.Status, TypeOf(sent.Body)));

        await audit.SendAsync("colin", Scoring, "scores", new { scores = new Dictionary<string, int> { ["IPC-15"] = 2 }, toolVersion = "1.1" });
        await audit.SignAsync(Scoring, [.. ToolAudit.Everyone.Where(p => p != "colin")]);
        Assert.Equal("open", await audit.StageAsync(Scoring));
        foreach (var person in ToolAudit.Everyone.Where(p => p != "colin"))
        {
            Assert.Equal(HttpStatusCode.OK, (await audit.SendAsync(person, Scoring, "scores", new { scores = new Dictionary<string, int> { ["IPC-15"] = 2 }, toolVersion = "1.1" })).Status);
        }

        Assert.Equal("closed", await audit.StageAsync(Scoring));
        var scores = (await audit.Api.GetAsync($"/api/v1/audits/{audit.Id}/scores"))["criteria"]!.AsArray();
        Assert.Equal((2m, 4m), (Joint(scores, "IPC-15"), Joint(scores, "IPC-12")));
        var shown = await audit.EditAsync("IPC-12", new { plain = "Other words.", reason = "Because." });
        Assert.Equal((HttpStatusCode.Conflict, "tool-used"), (shown.Status, TypeOf(shown.Body)));
    }

    [Fact]
    public async Task A_mark_or_easy_words_that_are_approved_make_a_version_and_ask_nobody_again()
    {
        var audit = await FrozenAsync();
        foreach (var person in ToolAudit.Everyone)
        {
            await audit.SendAsync(person, Scoring, "scores", new { scores = ToolAudit.Library.ToDictionary(id => id, _ => 4), toolVersion = "1.0" });
        }

        await audit.SignAsync(Scoring, except: "colin");
        await audit.EditAsync("IPC-12", new { easyApproved = true, reason = "Arthur has approved the easy words." });
        await audit.EditAsync("IPC-12", new { critical = true, reason = "It is serious here." });

        Assert.Equal(["1.0", "1.1", "1.2"], (await audit.ToolAsync())["versions"]!.AsArray().Select(v => (string)v!["version"]!));
        Assert.Equal(0, await AskedAgainAsync());
        await audit.EditAsync("IPC-15", new { plain = "Gloves are there on every shift.", reason = "Nights were forgotten." });
        Assert.Equal(9, await AskedAgainAsync());

        async Task<int> AskedAgainAsync() => (await audit.Api.MailsAsync(audit.Id)).Count(m => (string?)m!["kind"] == "tool-changed");
    }

    [Fact]
    public async Task A_suggestion_that_is_accepted_after_the_freeze_becomes_a_line_of_1_1_that_people_score()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var id = await audit.SuggestAsync("doreen", "criterion", "Can I clean my hands before I eat?", "IPC-13");
        await audit.SignAsync(Building);
        Assert.Equal(("1.0", 8), ((string)(await audit.ToolAsync())["version"]!, (await audit.TaskAsync("doreen", Scoring))["items"]!.AsArray().Count));

        var accepted = await audit.DecideAsync(id, new { decision = "accepted", reason = "We had not looked at it in time." });

        Assert.Equal("1.1", (string?)accepted.Body["toolVersion"]);
        Assert.Equal(id, (string?)(await audit.TaskAsync("doreen", Scoring))["items"]!.AsArray()[^1]!["id"]);
    }

    [Fact]
    public async Task Sign_offs_of_a_line_are_asked_again_when_its_words_change()
    {
        var audit = await ToolAudit.StartAsync(shared.Host, signed: true);
        await audit.SignAsync(Building);
        Assert.Equal(8, (await audit.TaskAsync("doreen", "SignOff"))["items"]!.AsArray().Count);
        await audit.SignAsync("SignOff", except: "tunde");
        shared.Host.Clock.Advance(TimeSpan.FromMinutes(1));

        await audit.EditAsync("IPC-15", new { plain = "Gloves are there on every shift.", reason = "Nights were forgotten." });

        var items = (await audit.TaskAsync("doreen", "SignOff"))["items"]!.AsArray();
        Assert.Equal("IPC-15", (string?)Assert.Single(items, i => i!["answer"] is null)!["id"]);
        await audit.SignAsync("SignOff", except: "tunde");
        Assert.DoesNotContain((await audit.TaskAsync("doreen", "SignOff"))["items"]!.AsArray(), i => i!["answer"] is null);
        await audit.SignAsync("SignOff", [.. ToolAudit.Everyone.Where(p => p != "tunde")]);
        Assert.Equal("open", await audit.StageAsync(Scoring));
    }

    [Fact]
    public async Task Words_that_an_objection_brings_make_the_next_version()
    {
        var audit = await ToolAudit.StartAsync(shared.Host, signed: true);
        await audit.SignAsync(Building);
        var objected = await audit.SendAsync("doreen", "SignOff", "sign-off", new { answer = "object", reason = "What about nights?", item = "IPC-15" });
        var objection = (string)objected.Body["objection"]!;

        using var answered = await (await audit.AsAsync("sarah", "SignOff")).SendAsync(
            HttpMethod.Post, $"/api/v1/my/objections/{objection}/response", new { text = "You are right.", newText = "Gloves are there on every shift." });

        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        var tool = await audit.ToolAsync();
        Assert.Equal(("1.1", "Gloves are there on every shift."), ((string)tool["version"]!, (string)tool["lines"]!.AsArray().Single(l => (string)l!["id"]! == "IPC-15")!["plain"]!));
    }

    private async Task<ToolAudit> FrozenAsync()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.SignAsync(Building);
        return audit;
    }

    private static string TypeOf(JsonNode problem) => ((string)problem["type"]!).Split(':')[^1];

    private static decimal Joint(JsonArray criteria, string id) => (decimal)criteria.Single(c => (string)c!["id"]! == id)!["joint"]!;
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteNewVersionTests(SqliteHost host) : NewVersionTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresNewVersionTests(PostgresHost host) : NewVersionTests(host), IClassFixture<PostgresHost>;
