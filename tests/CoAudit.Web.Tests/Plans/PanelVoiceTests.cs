using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>A panel that is not whole comes to no verdict: not in the review, not in the ledger, not in the report.</summary>
public sealed class PanelVoiceTests
{
    [Fact]
    public async Task A_review_in_which_one_group_is_silent_says_nothing_in_the_report_either()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        foreach (var person in Everyone.Except([Hal]))
        {
            await counted.SayAsync(person, "sustained");
        }

        await counted.EndAsync();

        Assert.Equal("not-enough-voices", await VerdictAsync(counted));
        Assert.Equal(("agreed", 0), await StateAsync(counted));
        Assert.Empty((await ReportedAsync(counted))["verdicts"]!.AsArray());
    }

    [Fact]
    public async Task What_everyone_says_by_one_answer_for_all_is_in_the_report()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        await counted.Lane.AllSignAsync(CountedLane.Stage);
        await counted.EndAsync();

        Assert.Equal("sustained", await VerdictAsync(counted));
        Assert.Equal(["1 sustained"], (await ReportedAsync(counted))["verdicts"]!.AsArray().Select(v => $"{v!["review"]} {(string?)v["verdict"]}"));
        Assert.Equal(7, await RungAsync(counted));
    }

    [Fact]
    public async Task A_panel_on_which_all_who_use_the_service_pass_gives_no_verdict_and_decides_nothing_together()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        foreach (var person in Everyone)
        {
            await (person is Ana or Ben or Cleo ? counted.Lane.SignAsync(person, CountedLane.Stage, "not-for-me-now") : counted.SayAsync(person, "sustained"));
        }

        await counted.EndAsync();

        Assert.Equal("not-enough-voices", await VerdictAsync(counted));
        Assert.Equal("NotEnoughVoices", (string?)(await counted.Lane.StageAsync(CountedLane.Stage))["outcome"]);
        Assert.Equal(("agreed", 0), await StateAsync(counted));
        Assert.Empty((await ReportedAsync(counted))["verdicts"]!.AsArray());
        Assert.Equal(4, await RungAsync(counted));
    }

    private static async Task<string?> VerdictAsync(CountedLane counted) => (string?)(await counted.Lane.Api.ReviewsAsync(counted.Lane.Id))[0]!["verdict"];

    private static async Task<(string? Status, int InARow)> StateAsync(CountedLane counted) =>
        await counted.Lane.ActionAsync(counted.Card) is var action ? ((string?)action["status"], (int)action["sustainedInARow"]!) : default;

    private static async Task<JsonNode> ReportedAsync(CountedLane counted) =>
        Assert.Single((await counted.Lane.Api.GetAsync($"/api/v1/audits/{counted.Lane.Id}/report"))["report"]!["actions"]!.AsArray())!;

    private static async Task<int> RungAsync(CountedLane counted) =>
        (int)(await counted.Lane.Api.GetAsync($"/api/v1/audits/{counted.Lane.Id}/influence")).AsArray().Single(p => (string?)p!["part"] == "review")!["rung"]!;
}
