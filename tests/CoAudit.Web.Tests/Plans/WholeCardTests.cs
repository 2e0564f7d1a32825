using System.Net;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Participants fill in every part of a card themselves, who does it and by when among them, and agree on it; whoever runs the audit adds nothing.</summary>
public sealed class WholeCardTests
{
    [Fact]
    public async Task A_card_that_participants_fill_in_alone_is_complete_and_can_be_agreed()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, SigningLane.Monday, PlanFlow.Definition(blind: false));
        var card = await lane.SayAsync(Ana, "wish", "Soap at each door");
        await lane.SayAsync(Dan, "how", "We fill it on each round", card);
        await lane.SayAsync(Gil, "provide", "40 pounds a month", card);
        await lane.SayAsync(Eve, "owner", "Eve Lane", card);
        await lane.SayAsync(Ben, "due-on", "2027-04-01", card);
        Assert.Equal(["measure", "whoLooks", "threshold"], (await lane.ActionAsync(card))["missing"]!.AsArray().Select(m => (string)m!));
        await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents\n90 of 100", card);

        var filled = await lane.ActionAsync(card);
        Assert.Equal(("Eve Lane", "2027-04-01"), ((string?)filled["owner"], (string?)filled["dueOn"]));
        Assert.Empty(filled["missing"]!.AsArray());
        await lane.AllSignAsync("PlanActions");
        await lane.AllSignAsync("SignOff");
        await lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal("agreed", (string?)(await lane.ActionAsync(card))["status"]);
    }

    [Theory]
    [InlineData("due-on", "soon")]
    [InlineData("due-on", "1027-04-01")]
    [InlineData("owner", "Eve\nand Dan")]
    public async Task What_is_no_day_or_no_name_is_refused_by_its_field_and_changes_nothing(string kind, string text)
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, SigningLane.Monday, PlanFlow.Definition(blind: false));
        var card = await lane.SayAsync(Ana, "wish", "Soap at each door");

        var refused = await lane.TryAsync(Ana, "PlanActions", "task/contributions", new { kind, text, about = card });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text"), (refused.Status, Assert.Single(refused.Body["errors"]!.AsObject()).Key));
        Assert.Contains("owner", (await lane.ActionAsync(card))["missing"]!.AsArray().Select(m => (string?)m));
    }

    [Fact]
    public async Task The_page_asks_who_does_it_and_by_when()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, SigningLane.Monday, PlanFlow.Definition(blind: false));
        var card = await lane.SayAsync(Ana, "wish", "Soap at each door");
        Visitor ben = new(host);
        var page = await ben.StartAsync(await lane.TokenAsync(Ben, "PlanActions"));

        var wrong = await ben.FillInAsync(page, $"{page.Path}?handler=Part&act=card", ("Owner", "Eve Lane"), ("DueOn", "soon"));
        Assert.Contains("Write a day, for example 2027-04-01.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("owner", (await lane.ActionAsync(card))["missing"]!.AsArray().Select(m => (string?)m));
        await ben.FillInAsync(page, $"{page.Path}?handler=Part&act=card", ("Owner", "Eve Lane"), ("DueOn", "2027-04-01"));

        var filled = await lane.ActionAsync(card);
        Assert.Equal(("Eve Lane", "2027-04-01"), ((string?)filled["owner"], (string?)filled["dueOn"]));
        Assert.Contains("By 1 April 2027", (await ben.GetAsync(page.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_name_counts_and_goes_with_its_words()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, SigningLane.Monday, PlanFlow.Definition(blind: false));
        var card = await lane.SayAsync(Ana, "wish", "Soap at each door");
        await lane.SayAsync(Ben, "owner", "Eve Lane", card);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await lane.SayAsync(Dan, "owner", "Dan Lane", card);
        Assert.Equal("Dan Lane", (string?)(await lane.ActionAsync(card))["owner"]);

        using var taken = await (await lane.AsAsync(Dan, "PlanActions")).SendAsync(HttpMethod.Delete, $"/api/v1/my/contributions/{second}");
        Assert.True(taken.IsSuccessStatusCode);

        Assert.Equal("Eve Lane", (string?)(await lane.ActionAsync(card))["owner"]);
    }

    [Fact]
    public async Task A_name_that_whoever_runs_the_audit_has_written_since_stays_when_words_are_taken_back()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, SigningLane.Monday, PlanFlow.Definition(blind: false));
        var card = await lane.SayAsync(Ana, "wish", "Soap at each door");
        var said = await lane.SayAsync(Ben, "owner", "Dan Lane", card);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{card}/card", new { owner = "Eve Lane", ownerGroup = Groups.CareWorkers });

        using var taken = await (await lane.AsAsync(Ben, "PlanActions")).SendAsync(HttpMethod.Delete, $"/api/v1/my/contributions/{said}");

        Assert.True(taken.IsSuccessStatusCode);
        Assert.Equal("Eve Lane", (string?)(await lane.ActionAsync(card))["owner"]);
    }
}
