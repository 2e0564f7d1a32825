using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>The plan's pages: the lead fills in every part of a card, and who signs sees which card is not ready.</summary>
public sealed class PlanPageTests
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Value)[] Whole =
    [
        ("wish", "A clean towel each morning"), ("how", "The night shift\r\ndoes it"), ("provide", "40 pounds a month"), ("owner", "Eve Lane"), ("ownerGroup", Groups.CareWorkers),
        ("dueOn", "2027-04-01"), ("measure", "Rounds in the log"), ("whoLooks", "Residents"), ("threshold", "90 of 100"), ("linked", ""),
    ];

    [Fact]
    public async Task The_lead_fills_in_every_part_of_a_card()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var towels = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        var soap = await lane.SayAsync(Eve, "wish", "Soap at each door");
        var lead = await host.LeadAsync();
        var (page, path) = ($"/audits/{lane.Id}/plan", $"/audits/{lane.Id}/plan?handler=Card");

        var refused = await lead.SendFormAsync(await lead.GetAsync(page), path, [("Item", towels), .. Whole]);
        Assert.Contains("Say why the words change. The person who wished for this is told.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("A clean towel each morning", refused.Text, StringComparison.Ordinal);

        await lead.SendFormAsync(refused, path, [("Item", towels), .. Whole, ("linked", soap), ("reason", "Ana said it better in the talk.")]);

        var card = await lane.ActionAsync(towels);
        Assert.True((bool)card["complete"]!);
        Assert.Equal(
            ("A clean towel each morning", "The night shift\ndoes it", "40 pounds a month", "Eve Lane", Groups.CareWorkers, "2027-04-01"),
            ((string?)card["wish"], (string?)card["how"], (string?)card["provide"], (string?)card["owner"], (string?)card["ownerGroup"], (string?)card["dueOn"]));
        Assert.Equal("Rounds in the log Residents 90 of 100", string.Join(' ', new[] { "measure", "whoLooks", "threshold" }.Select(part => (string?)card["lastsIf"]![part])));
        Assert.Equal([soap], card["linked"]!.AsArray().Select(id => (string)id!));
        var wish = (await (await lane.AsNewestAsync(Ana)).GetAsync("/api/v1/my/voices")).AsArray().Single(v => (string?)v!["id"] == towels)!;
        var turn = Assert.Single(wish["turns"]!.AsArray())!;
        Assert.Equal(
            ("reworded", "A clean towel for each of us", "A clean towel each morning", "Ana said it better in the talk."),
            ((string?)turn["kind"], (string?)turn["before"], (string?)turn["after"], (string?)turn["reason"]));

        await lead.SendFormAsync(await lead.GetAsync(page), path, ("Item", towels), ("linked", ""));
        Assert.Empty((await lane.ActionAsync(towels))["linked"]!.AsArray());
    }

    [Fact]
    public async Task Who_signs_reads_which_card_is_not_ready_and_who_can_fill_it_in()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var towels = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        await lane.TaskAsync(Ana, "SignOff");

        var task = await new Visitor(host).StartAsync(await lane.NewestTokenAsync(Ana));
        Assert.Contains("It cannot be agreed yet.", task.Text, StringComparison.Ordinal);
        Assert.Contains("The person who runs this audit can fill in what is missing. What managers give is for a manager to say.", task.Text, StringComparison.Ordinal);
        Assert.Contains("by when", task.Text, StringComparison.Ordinal);

        await lane.AllSignAsync("SignOff");
        await lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal("proposed", (string?)(await lane.ActionAsync(towels))["status"]);
    }
}
