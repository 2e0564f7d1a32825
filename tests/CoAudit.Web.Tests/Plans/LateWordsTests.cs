using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>Somebody who had been silent speaks when the others sign, or have signed: the words are kept and shown, and no card changes by them.</summary>
public sealed class LateWordsTests
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset PlanIsOver = new(2027, 3, 15, 17, 0, 1, TimeSpan.Zero);

    private static readonly DateTimeOffset SigningIsOver = new(2027, 3, 22, 17, 0, 1, TimeSpan.Zero);

    [Fact]
    public async Task Late_words_change_no_card_that_people_sign_or_have_signed()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels) = await SigningAsync(host);
        await lane.AllSignAsync("SignOff", except: Cleo);
        var card = await lane.ActionAsync(towels);

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await lane.SayAsync(Cleo, "how", "Let a firm do it", towels);
        await lane.SayAsync(Cleo, "lasts-if", "My list\nMe\nAll of it", towels);
        await lane.SayAsync(Cleo, "wish", "A bench in the garden");

        var now = await lane.ActionAsync(towels);
        Assert.Equal(((string?)card["how"], card["lastsIf"]!.ToJsonString()), ((string?)now["how"], now["lastsIf"]!.ToJsonString()));
        Assert.Equal(["how Let a firm do it", "lasts-if My list\nMe\nAll of it"], now["saidLater"]!.AsArray().Select(w => $"{w!["kind"]} {w["text"]}").Order(StringComparer.Ordinal));
        var signed = Assert.Single((await lane.TaskAsync(Ana, "SignOff"))["items"]!.AsArray())!;
        Assert.Equal((towels, "agree", 1), ((string?)signed["id"], (string?)signed["answer"], (int)signed["version"]!));

        host.Clock.SetUtcNow(SigningIsOver);
        await lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal("agreed", (string?)(await lane.ActionAsync(towels))["status"]);
        await lane.SayAsync(Cleo, "how", "Or ask the neighbours", towels);
        Assert.Equal((string?)card["how"], (string?)(await lane.ActionAsync(towels))["how"]);
        Assert.Equal(3, (await lane.ActionAsync(towels))["saidLater"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_lead_reads_late_words_beside_the_card_and_late_wishes_below()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, towels) = await SigningAsync(host);
        await lane.SayAsync(Cleo, "how", "Let a firm do it", towels);
        await lane.SayAsync(Cleo, "wish", "A bench in the garden");

        var page = (await (await host.LeadAsync()).GetAsync($"/audits/{lane.Id}/plan")).Text;

        Assert.Contains("Let a firm do it", page, StringComparison.Ordinal);
        Assert.Contains("Wishes that came after the end", page, StringComparison.Ordinal);
        Assert.Contains("A bench in the garden", page, StringComparison.Ordinal);
    }

    private static async Task<(MeadowLane Lane, string Towels)> SigningAsync(TestHost host)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var towels = await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        await lane.SayAsync(Dan, "how", "We do it on each round", towels);
        await lane.SayAsync(Gil, "provide", "40 pounds a month", towels);
        await lane.SayAsync(Ben, "lasts-if", "Rounds in the log\nResidents and the housekeeper\n90 of 100 due rounds", towels);
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{towels}/card", new { owner = "Eve Lane", dueOn = "2027-04-01" });

        // Her link has to be known while the stage is open.
        await lane.TaskAsync(Cleo, "PlanActions");
        await lane.AllSignAsync("PlanActions", except: Cleo);
        host.Clock.SetUtcNow(PlanIsOver);
        await lane.WaitForStageAsync("SignOff");
        return (lane, towels);
    }
}
