using System.Net;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>What people have agreed on does not leave the reviews because the quality lead says so, and finds its way back.</summary>
public sealed class PutOffTests
{
    [Fact]
    public async Task What_a_panel_has_seen_is_still_judged_when_it_is_put_off_and_a_false_closure_is_counted()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await CountedLane.StartAsync(host);
        await lane.AllJudgeAsync((lane.Card, "sustained"));
        Assert.Equal(HttpStatusCode.Conflict, await TryDecideAsync(lane, "in-progress"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryDecideAsync(lane, "cannot-do-yet", reason: " "));

        await lane.DecideAsync(lane.Card, "cannot-do-yet", "The money is spent.");
        var told = (await lane.Lane.Api.MailsAsync(lane.Lane.Id)).Where(m => (string?)m!["kind"] == "plan-news").Select(m => (string)m!["to"]!).Order(StringComparer.Ordinal);
        Assert.Equal(Everyone.Select(lane.Lane.Address).Order(StringComparer.Ordinal), told);

        await lane.OpenNextAsync();
        Assert.True((await lane.AgendaAsync())[lane.Card]);
        await lane.AllJudgeAsync((lane.Card, "not-sustained"));
        var card = await lane.Lane.ActionAsync(lane.Card);
        Assert.Equal(("reopened", 1, null), ((string?)card["status"], (int)card["falseClosures"]!, (string?)card["reason"]));
    }

    [Fact]
    public async Task Agreed_work_that_has_to_wait_is_talked_about_and_goes_on_as_it_was_agreed()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await CountedLane.StartAsync(host, two: true);
        await lane.DecideAsync(lane.Card, "cannot-do-yet", "Not before autumn.");
        Assert.Equal((false, true), ((await lane.AgendaAsync())[lane.Card], (await lane.AgendaAsync())[lane.Other]));
        await lane.AllJudgeAsync((lane.Other, "sustained"));
        Assert.Contains("Reviews still look at it.", await PlanPageAsync(lane), StringComparison.Ordinal);

        // What they signed is not changed while it waits.
        using (var changed = await lane.Lane.Api.SendAsync(HttpMethod.Post, $"/api/v1/audits/{lane.Lane.Id}/actions/{lane.Card}/card", new { wish = "A towel for two", reason = "It is cheaper." }))
        {
            Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        }

        Assert.Equal("agreed", (string?)(await lane.DecideAsync(lane.Card, "proposed", "There is money now."))["status"]);
        var card = await lane.Lane.ActionAsync(lane.Card);
        Assert.Equal(("agreed", null, false), ((string?)card["status"], (string?)card["reason"], (bool)card["backOnAgenda"]!));
        await lane.OpenNextAsync();
        Assert.True((await lane.AgendaAsync())[lane.Card]);
        await lane.AllJudgeAsync((lane.Card, "sustained"), (lane.Other, "sustained"));
        Assert.Equal("confirmed", (string?)(await lane.Lane.ActionAsync(lane.Card))["status"]);
        var report = (await lane.Lane.Api.GetAsync($"/api/v1/audits/{lane.Lane.Id}/report"))["report"]!;
        Assert.DoesNotContain(report["notDone"]!.AsArray(), n => (string?)n!["text"] == "A clean towel for each of us");
    }

    [Fact]
    public async Task What_nobody_is_asked_to_sign_any_more_is_looked_at_by_the_next_panel()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await CountedLane.StartAsync(host, wish: true);
        await lane.DecideAsync(lane.Wish, "cannot-do-yet", "There is one bath.");
        Assert.False((await lane.AgendaAsync()).ContainsKey(lane.Wish));
        await lane.DecideAsync(lane.Wish, "proposed", "A second bath is built in.");
        Assert.Contains("The next review looks at it.", await PlanPageAsync(lane), StringComparison.Ordinal);
        Assert.True((await lane.AgendaAsync())[lane.Wish]);

        // The report does not give the good news as the reason why not.
        await lane.AllJudgeAsync((lane.Card, "sustained"), (lane.Wish, "too-early"));
        var report = (await lane.Lane.Api.GetAsync($"/api/v1/audits/{lane.Lane.Id}/report"))["report"]!;
        var left = report["notDone"]!.AsArray().Single(n => (string?)n!["text"] == "A bath each day")!;
        Assert.StartsWith("It is not agreed", (string?)left["reason"], StringComparison.Ordinal);
        await lane.OpenNextAsync();
        Assert.True((await lane.AgendaAsync())[lane.Wish]);
    }

    private static async Task<HttpStatusCode> TryDecideAsync(CountedLane lane, string decision, string reason = "So it is.")
    {
        using var answer = await lane.Lane.Api.SendAsync(HttpMethod.Post, $"/api/v1/audits/{lane.Lane.Id}/actions/{lane.Card}/decision", new { decision, reason });
        return answer.StatusCode;
    }

    private static async Task<string> PlanPageAsync(CountedLane lane) => (await (await lane.Host.LeadAsync()).GetAsync($"/audits/{lane.Lane.Id}/plan")).Text;
}
