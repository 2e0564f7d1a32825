using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>After the last review that was planned, each action has the look that it needs: sooner, or later.</summary>
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

        // The extra look is for the one only.
        await lane.OpenNextAsync();
        Assert.Equal([lane.Other], (await lane.AgendaAsync()).Keys);
        await lane.AllJudgeAsync((lane.Other, "sustained"));
        Assert.Equal(["planned done", "planned done", "planned done", "extra done other", "light-check scheduled card"], await lane.PlannedAsync());
    }
}
