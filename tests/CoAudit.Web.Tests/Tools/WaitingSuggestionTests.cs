using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Tools;

/// <summary>A tool is not frozen over what people suggest: everyone sees it from the reveal on, it is decided with a reason, and the stage waits for that.</summary>
public abstract class WaitingSuggestionTests(SharedHost shared)
{
    private const string Building = "BuildAuditTool";
    private const string Words = "Can I clean my hands before I eat?";

    private static readonly string[] OneSilent = ["tunde"];

    [Fact]
    public async Task When_all_have_answered_blind_the_second_half_opens_and_the_last_decision_freezes_the_tool()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var (yes, no) = (await audit.SuggestAsync("doreen", "criterion", Words, "IPC-13"), await audit.SuggestAsync("megan", "strike", "We have no laundry.", "IPC-21"));
        await audit.SignAsync(Building);

        Assert.Equal(("open", 2), (await audit.StageAsync(Building), (int)(await audit.TaskAsync("arthur", Building))["round"]!));
        await AcceptAsync(audit, yes);
        Assert.Equal("open", await audit.StageAsync(Building));
        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(no, new { decision = "not-accepted", reason = "It is in the other house." })).Status);

        Assert.Equal("closed", await audit.StageAsync(Building));
        Assert.Equal(("1.0", yes), await NewestAsync(audit));
    }

    [Fact]
    public async Task What_is_suggested_after_the_reveal_is_seen_by_all_at_once_and_decided_before_the_freeze()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.RevealAsync();
        var id = await audit.SuggestAsync("doreen", "criterion", Words, "IPC-13");

        var seen = Assert.Single((await audit.TaskAsync("colin", Building))["suggestions"]!.AsArray())!;
        Assert.Equal((id, Words, "service-users"), ((string)seen["id"]!, (string)seen["text"]!, (string)seen["group"]!));
        var page = await (await Lead.EnterAsync(shared.Host)).GetAsync($"/audits/{audit.Id}/tool");
        Assert.Contains(Words, page.Text, StringComparison.Ordinal);
        await audit.SignAsync(Building);
        Assert.Equal("open", await audit.StageAsync(Building));
        await AcceptAsync(audit, id);

        Assert.Equal("closed", await audit.StageAsync(Building));
        Assert.Equal(("1.0", id), await NewestAsync(audit));
    }

    [Fact]
    public async Task At_its_end_the_stage_waits_once_for_what_is_not_decided_and_whoever_runs_the_audit_is_told()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var id = await audit.SuggestAsync("doreen", "criterion", Words, "IPC-13");
        await audit.SignAsync(Building, OneSilent);
        await audit.WaitsAsync(Building);

        Assert.Contains(await audit.Api.TrailAsync(audit.Id), e => (string)e!["kind"]! == "stage-waits");
        await Eventually.ThatAsync(async () => (await audit.Api.MailsAsync(audit.Id)).Count(m => (string?)m!["kind"] == "suggestions-waiting") == 1, "Sam is told");
        var page = await (await Lead.EnterAsync(shared.Host)).GetAsync($"/audits/{audit.Id}/tool");
        Assert.Contains("One suggestion is still to be decided", page.Text, StringComparison.Ordinal);
        Assert.Null((string?)(await audit.ToolAsync())["version"]);
        await AcceptAsync(audit, id);

        Assert.Equal("closed", await audit.StageAsync(Building));
        Assert.Equal(("1.0", id), await NewestAsync(audit));
    }

    [Fact]
    public async Task When_the_wait_is_over_the_tool_is_frozen_without_what_is_still_open()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.SuggestAsync("doreen", "criterion", Words, "IPC-13");
        await audit.SignAsync(Building, OneSilent);
        await audit.WaitsAsync(Building);
        await audit.WaitOutAsync(Building);

        var tool = await audit.ToolAsync();
        Assert.Equal(("1.0", 8, "open"), ((string)tool["version"]!, tool["lines"]!.AsArray().Count, (string)Assert.Single(tool["suggestions"]!.AsArray())!["status"]!));
        Assert.Null(tool["waitsUntil"]);
    }

    [Fact]
    public async Task Without_enough_voices_it_ends_at_its_time()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.SuggestAsync("doreen", "criterion", Words, "IPC-13");
        await audit.WaitOutAsync(Building);

        Assert.Equal("open", (string)Assert.Single((await audit.ToolAsync())["suggestions"]!.AsArray())!["status"]!);
    }

    [Fact]
    public async Task Words_without_a_name_stay_sealed_in_the_second_half_and_are_decided_when_the_stage_waits()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.RevealAsync();
        Assert.Equal(HttpStatusCode.Created, (await UnnamedAsync(audit, "doreen")).Status);
        await audit.SignAsync(Building, OneSilent);
        Assert.Empty((await audit.ToolAsync())["suggestions"]!.AsArray());
        Assert.Empty((await audit.TaskAsync("colin", Building))["suggestions"]!.AsArray());

        await audit.WaitsAsync(Building);
        var opened = Assert.Single((await audit.ToolAsync())["suggestions"]!.AsArray())!;
        Assert.Equal((Words, ""), ((string)opened["text"]!, (string)opened["group"]!));

        // One more would be seen arriving, while only Tunde has not sent his answer.
        var late = await UnnamedAsync(audit, "tunde");
        Assert.Equal((HttpStatusCode.Conflict, "urn:coaudit:problem:too-late-unnamed"), (late.Status, (string)late.Body["type"]!));
        Assert.False((bool)(await audit.TaskAsync("tunde", Building))["unnamed"]!["allowed"]!);
        await AcceptAsync(audit, (string)opened["id"]!);
        Assert.Equal("closed", await audit.StageAsync(Building));
    }

    [Fact]
    public async Task Words_without_a_name_are_opened_when_nobody_can_add_to_them()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.RevealAsync();
        await UnnamedAsync(audit, "doreen");
        await audit.SignAsync(Building);

        Assert.Equal("open", await audit.StageAsync(Building));
        await AcceptAsync(audit, (string)Assert.Single((await audit.ToolAsync())["suggestions"]!.AsArray())!["id"]!);
        Assert.Equal(("closed", "1.0"), (await audit.StageAsync(Building), (string)(await audit.ToolAsync())["version"]!));
    }

    [Fact]
    public async Task What_its_maker_takes_back_is_not_waited_for()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        var id = await audit.SuggestAsync("doreen", "criterion", Words, "IPC-13");
        await audit.SignAsync(Building);
        Assert.Equal("open", await audit.StageAsync(Building));

        using var taken = await (await audit.AsAsync("doreen", Building)).SendAsync(HttpMethod.Delete, $"/api/v1/my/contributions/{id}");

        Assert.Equal((HttpStatusCode.NoContent, "closed"), (taken.StatusCode, await audit.StageAsync(Building)));
        Assert.Equal(8, (await audit.ToolAsync())["lines"]!.AsArray().Count);
    }

    private static Task<(HttpStatusCode Status, JsonNode Body)> UnnamedAsync(ToolAudit audit, string person) =>
        audit.SendAsync(person, Building, "contributions", new { kind = "criterion", text = Words, anonymous = true });

    private static async Task AcceptAsync(ToolAudit audit, string suggestion) =>
        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(suggestion, new { decision = "accepted", reason = "It matters to people here." })).Status);

    // The version in force and its last line.
    private static async Task<(string? Version, string? Last)> NewestAsync(ToolAudit audit)
    {
        var tool = await audit.ToolAsync();
        return ((string?)tool["version"], (string?)tool["lines"]!.AsArray()[^1]!["id"]);
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteWaitingSuggestionTests(SqliteHost host) : WaitingSuggestionTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresWaitingSuggestionTests(PostgresHost host) : WaitingSuggestionTests(host), IClassFixture<PostgresHost>;
