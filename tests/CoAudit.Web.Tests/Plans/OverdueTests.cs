using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>
/// An action whose day is past. Worked out by hand: agreed on Mon 1 March, due on Fri 12 March; told on Mon 15 March at 9:00, and again five working days later, on
/// Mon 22 March.
/// </summary>
public sealed class OverdueTests
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset FirstMorning = new(2027, 3, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset SecondMorning = new(2027, 3, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_not_done_by_its_day_is_told_in_two_steps_with_one_mail_a_morning()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, _) = await AgreedAsync(host);
        await GoToAsync(host, FirstMorning.AddMinutes(-1));
        Assert.Equal(0, await MailsAsync(lane));

        await GoToAsync(host, FirstMorning);
        Assert.Equal(1, await MailsAsync(lane));
        Assert.True((bool)(await lane.ActionAsync(towels))["overdue"]!);
        Assert.Contains("Late", (await (await host.LeadAsync()).GetAsync($"/audits/{lane.Id}/plan")).Text, StringComparison.Ordinal);
        await GoToAsync(host, SecondMorning.AddMinutes(-1));
        Assert.Equal(1, await MailsAsync(lane));

        await GoToAsync(host, SecondMorning);
        Assert.Equal(2, await MailsAsync(lane));
        Assert.Equal(4, (await lane.TrailAsync()).Count(kind => kind == "action-overdue"));
        await GoToAsync(host, SecondMorning.AddDays(14));
        Assert.Equal(2, await MailsAsync(lane));
    }

    [Fact]
    public async Task What_is_called_done_or_has_got_another_day_is_not_late()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, soap) = await AgreedAsync(host);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/decision", new { decision = "done", reason = "They are there." });
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{soap}/card", new { dueOn = "2027-03-19", reason = "The soap comes later." });

        await GoToAsync(host, FirstMorning);
        Assert.Equal(0, await MailsAsync(lane));
        Assert.False((bool)(await lane.ActionAsync(towels))["overdue"]!);

        await GoToAsync(host, SecondMorning);
        Assert.Equal(1, await MailsAsync(lane));
    }

    private static async Task GoToAsync(TestHost host, DateTimeOffset now)
    {
        host.Clock.SetUtcNow(now);
        await host.WaitUntilQuietAsync();
    }

    private static async Task<int> MailsAsync(MeadowLane lane) => (await lane.Api.MailsAsync(lane.Id)).Count(m => (string?)m!["kind"] == "action-overdue" && (string?)m["to"] == lane.Address("iris"));

    private static async Task<(MeadowLane Lane, string Towels, string Soap)> AgreedAsync(TestHost host)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var towels = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        var soap = await lane.SayAsync(Eve, "wish", "Soap at each door");
        foreach (var card in new[] { towels, soap })
        {
            await lane.SayAsync(Dan, "how", "We do it on each round", card);
            await lane.SayAsync(Gil, "provide", "40 pounds a month", card);
            await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds", card);
            await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{card}/card", new { owner = "Eve Lane", dueOn = "2027-03-12" });
        }

        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        await lane.AllSignAsync("SignOff");
        await lane.WaitForStageAsync("SignOff", status: "closed");
        return (lane, towels, soap);
    }
}
