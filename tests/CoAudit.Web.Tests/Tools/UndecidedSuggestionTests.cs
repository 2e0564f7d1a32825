using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Tools;

/// <summary>What people suggest is seen by all from the reveal on and decided with a reason; what the freeze leaves undecided is nobody's secret.</summary>
public abstract class UndecidedSuggestionTests(SharedHost shared)
{
    private const string Building = "BuildAuditTool";
    private const string Words = "Can I clean my hands before I eat?";

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
        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(id, new { decision = "accepted", reason = "It matters to people here." })).Status);

        var tool = await audit.ToolAsync();
        Assert.Equal(("closed", "1.0", id), (await audit.StageAsync(Building), (string)tool["version"]!, (string)tool["lines"]!.AsArray()[^1]!["id"]!));
        Assert.Equal(0, await ToldAsync(audit));
    }

    [Fact]
    public async Task When_the_tool_is_frozen_over_suggestions_whoever_runs_the_audit_is_told_how_many()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.SuggestAsync("doreen", "criterion", Words, "IPC-13");
        await audit.SignAsync(Building);

        Assert.Equal(("closed", "1.0"), (await audit.StageAsync(Building), (string)(await audit.ToolAsync())["version"]!));
        await Eventually.ThatAsync(() => ToldAsync(audit), told => told == 1, "Sam is told");
        var page = await (await Lead.EnterAsync(shared.Host)).GetAsync($"/audits/{audit.Id}/tool");
        Assert.Contains("One suggestion is still to be decided", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_without_a_name_stay_sealed_in_the_second_half_too()
    {
        var audit = await ToolAudit.StartAsync(shared.Host);
        await audit.RevealAsync();
        await audit.SendAsync("doreen", Building, "contributions", new { kind = "criterion", text = Words, anonymous = true });

        Assert.Empty((await audit.ToolAsync())["suggestions"]!.AsArray());
        Assert.Empty((await audit.TaskAsync("colin", Building))["suggestions"]!.AsArray());
        await audit.WaitOutAsync(Building);
        var opened = Assert.Single((await audit.ToolAsync())["suggestions"]!.AsArray())!;
        Assert.Equal((Words, ""), ((string)opened["text"]!, (string)opened["group"]!));
    }

    private static async Task<int> ToldAsync(ToolAudit audit) => (await audit.Api.MailsAsync(audit.Id)).Count(m => (string?)m!["kind"] == "suggestions-waiting");
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteUndecidedSuggestionTests(SqliteHost host) : UndecidedSuggestionTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresUndecidedSuggestionTests(PostgresHost host) : UndecidedSuggestionTests(host), IClassFixture<PostgresHost>;
