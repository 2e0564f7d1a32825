using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>After the last review that was planned, each action has the look that it needs: sooner, later, or once more, and not for ever.</summary>
public sealed class NextLookTests
{
    [Fact]
    public async Task A_slip_of_one_action_takes_no_light_check_from_another()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await CountedLane.StartAsync(host, two: true);
        await lane.AllJudgeAsync((lane.Card, "sustained"), (lane.Other, "sustained"));
        await lane.OpenNextAsync();
        await lane.AllJudgeAsync((lane.Card, "sustained"), (lane.Other, "sustained"));
        await lane.OpenNextAsync();
        await lane.AllJudgeAsync((lane.Card, "sustained"), (lane.Other, "not-sustained"));

        Assert.Equal(["planned done", "planned done", "planned done", "extra scheduled other", "light-check scheduled card"], await lane.PlannedAsync());

        // The extra look is for the one only, and what it finds is looked at once more after the same time.
        await lane.OpenNextAsync();
        Assert.Equal([lane.Other], (await lane.AgendaAsync()).Keys);
        await lane.AllJudgeAsync((lane.Other, "sustained"));
        Assert.Equal("again scheduled other", (await lane.PlannedAsync())[^1]);
        var due = (await lane.Lane.Api.ReviewsAsync(lane.Lane.Id)).Select(r => r!["dueAt"]!.GetValue<DateTimeOffset>()).ToList();
        Assert.InRange((due[5] - due[3]) - (due[3] - due[2]), TimeSpan.FromHours(-2), TimeSpan.FromDays(4));

        // Twice in a row now: one more look after twice the time, while the other one's comes when it was to come.
        await lane.OpenNextAsync();
        await lane.AllJudgeAsync((lane.Other, "sustained"));
        Assert.Equal("light-check scheduled other", (await lane.PlannedAsync())[^1]);
    }

    [Theory]
    [InlineData("partly")]
    [InlineData("too-early")]
    [InlineData("refine")]
    public async Task What_is_not_settled_is_looked_at_again_three_times_and_then_no_more(string verdict)
    {
        await using var host = await TestHost.StartAsync();
        var lane = await CountedLane.StartAsync(host);
        for (var held = 1; held <= 6; held++)
        {
            await lane.AllJudgeAsync((lane.Card, verdict));
            await EndAskingAsync(lane);
            if (held < 6)
            {
                await lane.OpenNextAsync();
            }
        }

        Assert.Equal(["planned done", "planned done", "planned done", "again done card", "again done card", "again done card"], await lane.PlannedAsync());
        var page = (await (await host.LeadAsync()).GetAsync($"/audits/{lane.Lane.Id}/reviews")).Text;
        Assert.Contains("Once more, after the same time", page, StringComparison.Ordinal);
        Assert.Contains("No more look is planned.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_that_was_not_whole_at_the_last_planned_review_is_asked_again_and_a_first_yes_gets_its_second()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await CountedLane.StartAsync(host);
        await lane.EndAsync();
        await lane.OpenNextAsync();
        await lane.EndAsync();
        await lane.OpenNextAsync();
        await lane.SayAsync(Ana, "sustained");
        await lane.EndAsync();
        Assert.Equal("again scheduled card", (await lane.PlannedAsync())[^1]);

        await lane.OpenNextAsync();
        await lane.AllJudgeAsync((lane.Card, "sustained"));
        Assert.Equal("again scheduled card", (await lane.PlannedAsync())[^1]);
        await lane.OpenNextAsync();
        await lane.AllJudgeAsync((lane.Card, "sustained"));
        Assert.Equal("light-check scheduled card", (await lane.PlannedAsync())[^1]);
        await lane.OpenNextAsync();
        await lane.AllJudgeAsync((lane.Card, "sustained"));
        Assert.DoesNotContain(await lane.PlannedAsync(), review => review.Contains("scheduled", StringComparison.Ordinal));
    }

    // What works and can be better is asked of care workers; nobody answers here.
    private static async Task EndAskingAsync(CountedLane lane)
    {
        var open = (await lane.Lane.Api.AuditAsync(lane.Lane.Id))["stages"]!.AsArray().FirstOrDefault(s => (string?)s!["type"] == "CoAudit.AskEveryone" && (string?)s["status"] == "open");
        if (open is not null)
        {
            lane.Host.Clock.SetUtcNow(open["dueAt"]!.GetValue<DateTimeOffset>().AddMinutes(1));
            await Eventually.ThatAsync(
                async () => (await lane.Lane.Api.AuditAsync(lane.Lane.Id))["stages"]!.AsArray().Any(s => (string?)s!["status"] == "open"), still => !still, "nothing is open");
        }
    }
}
