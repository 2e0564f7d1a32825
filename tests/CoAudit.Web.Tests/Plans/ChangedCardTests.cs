using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>A card that changes while people sign it: whoever had signed it is asked again, and nobody's old signature counts for what they have not seen.</summary>
public sealed class ChangedCardTests
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("wish", "A clean towel each morning")]
    [InlineData("how", "The night shift does it")]
    [InlineData("provide", "30 pounds a month")]
    [InlineData("owner", "Dan Lane")]
    [InlineData("dueOn", "2027-06-01")]
    [InlineData("measure", "The shelf")]
    [InlineData("whoLooks", "Eve")]
    [InlineData("threshold", "9 of 10")]
    public async Task Whatever_changes_on_a_card_voids_what_was_signed_about_it_and_asks_those_people_again(string field, string value)
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, soap) = await SigningAsync(host);
        await lane.SignAsync(Ana, "SignOff", "agree");
        await lane.SignAsync(Dan, "SignOff", "agree-with-concern", "Only if there are enough.", towels);
        Later(host);

        var arranged = await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/card", new JsonObject { [field] = value, ["reason"] = "We talked about it." });

        Assert.Equal(2, (int)arranged["askedAgain"]!);
        var items = (await lane.TaskAsync(Ana, "SignOff"))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => i!);
        Assert.Equal((null, 2), ((string?)items[towels]["answer"], (int)items[towels]["version"]!));
        Assert.Equal(("agree", 1), ((string?)items[soap]["answer"], (int)items[soap]["version"]!));
        Assert.Contains("item-changed", await lane.TrailAsync());
        var asked = (await lane.Api.MailsAsync(lane.Id)).Where(m => (string?)m!["kind"] == "item-changed").Select(m => (string)m!["to"]!);
        Assert.Equal([lane.Address(Ana), lane.Address(Dan)], asked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_stays_as_it_is_voids_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, soap) = await SigningAsync(host);
        await lane.SignAsync(Ana, "SignOff", "agree");
        Later(host);

        var arranged = await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/card", new { owner = "Eve Lane", linked = new[] { soap } });

        Assert.Equal(0, (int)arranged["askedAgain"]!);
        Assert.All((await lane.TaskAsync(Ana, "SignOff"))["items"]!.AsArray(), item => Assert.Equal("agree", (string?)item!["answer"]));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_changed_card_is_agreed_only_by_those_who_sign_it_anew(bool signAnew)
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, soap) = await SigningAsync(host);
        await lane.AllSignAsync("SignOff", except: Hal);
        Later(host);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/card", new { dueOn = "2027-06-01" });
        await lane.SignAsync(Hal, "SignOff", "agree");
        Assert.Equal("open", (string?)(await lane.StageAsync("SignOff"))["status"]);

        if (signAnew)
        {
            foreach (var person in Everyone.Except([Hal]))
            {
                await lane.SignAsync(person, "SignOff", "agree", item: towels);
            }
        }

        host.Clock.SetUtcNow(new(2027, 3, 9, 9, 0, 0, TimeSpan.Zero));
        await lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal(signAnew ? "Agreed" : "NotEnoughVoices", (string?)(await lane.StageAsync("SignOff"))["outcome"]);
        Assert.Equal(signAnew ? "agreed" : "proposed", (string?)(await lane.ActionAsync(towels))["status"]);
        Assert.Equal("agreed", (string?)(await lane.ActionAsync(soap))["status"]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_changes_while_an_objection_to_another_card_is_dealt_with_is_asked_again_there(bool signAnew)
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, soap) = await SigningAsync(host, without: "dueOn");
        var objected = await lane.SignAsync(Ana, "SignOff", "object", "It hurts my skin.", soap);
        await lane.SignAsync(Ana, "SignOff", "agree", item: towels);
        await lane.AllSignAsync("SignOff", except: Ana);
        await lane.WaitForStageAsync("RespondToObjection");
        Assert.Equal("proposed", (string?)(await lane.ActionAsync(towels))["status"]);
        Later(host);

        var arranged = await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/card", new { dueOn = "2027-06-01" });

        Assert.Equal(8, (int)arranged["askedAgain"]!);
        var items = (await lane.TaskAsync(Ben, "RespondToObjection"))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => i!);
        Assert.Equal((null, "2027-06-01"), ((string?)items[towels]["answer"], (string?)items[towels]["dueOn"]));
        foreach (var person in signAnew ? Everyone : [])
        {
            await lane.SignAsync(person, "RespondToObjection", "agree", item: towels);
        }

        await lane.PostAsync(Ana, "RespondToObjection", $"objections/{(string)objected["objection"]!}/withdraw", new { });
        host.Clock.SetUtcNow(new(2027, 3, 29, 9, 0, 0, TimeSpan.Zero));
        await lane.WaitForStageAsync("RespondToObjection", status: "closed");
        Assert.Equal(signAnew ? "agreed" : "proposed", (string?)(await lane.ActionAsync(towels))["status"]);
    }

    [Fact]
    public async Task A_card_that_comes_back_into_a_plan_is_not_signed_by_those_who_signed_without_it()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, soap) = await SigningAsync(host);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/decision", new { decision = "cannot-do-yet", reason = "No money." });
        await lane.SignAsync(Ana, "SignOff", "agree");
        Later(host);

        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/decision", new { decision = "proposed", reason = "There is money." });

        var items = (await lane.TaskAsync(Ana, "SignOff"))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => (string?)i!["answer"]);
        Assert.Equal((null, "agree"), (items[towels], items[soap]));
    }

    [Fact]
    public async Task Whoever_had_the_page_open_while_a_card_changed_reads_it_again_before_they_sign()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels, _) = await SigningAsync(host);
        await lane.TaskAsync(Ana, "SignOff");
        Visitor ana = new(host);
        var open = await ana.StartAsync(await lane.NewestTokenAsync(Ana));
        Later(host);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/card", new { dueOn = "2027-06-01" });

        var refused = await ana.FillInAsync(open, open.Path, ("Answer", "agree"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Something has changed since you opened this page.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("1 June 2027", refused.Text, StringComparison.Ordinal);
        Assert.All((await lane.TaskAsync(Ana, "SignOff"))["items"]!.AsArray(), item => Assert.Null((string?)item!["answer"]));
        var (status, body) = await lane.TryAsync(Ana, "SignOff", "task/sign-off", new { answer = "agree", item = towels, seen = "1" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (status, body["errors"]!.AsObject().ContainsKey("seen")));

        await ana.FillInAsync(refused, open.Path, ("Answer", "agree"));
        Assert.All((await lane.TaskAsync(Ana, "SignOff"))["items"]!.AsArray(), item => Assert.Equal("agree", (string?)item!["answer"]));
    }

    // What happens at one moment has no order.
    private static void Later(TestHost host) => host.Clock.Advance(TimeSpan.FromMinutes(5));

    private static async Task<(MeadowLane Lane, string Towels, string Soap)> SigningAsync(TestHost host, string? without = null)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var towels = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        var soap = await lane.SayAsync(Eve, "wish", "Soap at each door");
        foreach (var card in new[] { towels, soap })
        {
            await lane.SayAsync(Dan, "how", "We do it on each round", card);
            await lane.SayAsync(Gil, "provide", "40 pounds a month", card);
            await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds", card);
            JsonObject details = new() { ["owner"] = "Eve Lane", ["ownerGroup"] = Groups.CareWorkers, ["dueOn"] = "2027-04-01" };
            if (without is not null && card == towels)
            {
                details.Remove(without);
            }

            await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{card}/card", details);
        }

        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        return (lane, towels, soap);
    }
}
