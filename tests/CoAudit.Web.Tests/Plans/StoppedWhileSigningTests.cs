using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>The audit is stopped, or somebody leaves, while people sign.</summary>
public sealed class StoppedWhileSigningTests
{
    [Fact]
    public async Task What_people_object_to_stands_when_the_audit_is_stopped()
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        await at.Lane.SignAsync(Ana, "SignOff", "object", "It hurts my skin.", at.Soap);
        await at.Lane.SignAsync(Dan, "SignOff", "agree-with-concern", "Only if there are enough.", at.Towels);

        await at.Lane.Api.PostAsync($"/api/v1/audits/{at.Lane.Id}/cancel", new { reason = "The home closes." });

        Assert.Equal("unresolved", (string?)Assert.Single(await at.Lane.ObjectionsAsync())!["status"]);
        string[] expected = ["concern A clean towel for each of us: Only if there are enough.", "objection Soap at each door: It hurts my skin."];
        Assert.Equal(expected, (await at.StatementsAsync()).Select(s => $"{s!["kind"]} {s["itemText"]}: {s["text"]}").Order(StringComparer.Ordinal));
        var report = (await at.Lane.Api.GetAsync($"/api/v1/audits/{at.Lane.Id}/report"))["report"]!;
        var told = Assert.Single(report["objections"]!.AsArray())!;
        Assert.Equal(("Soap at each door", "statement"), ((string?)told["about"], (string?)told["outcome"]));
        Assert.Equal(2, report["statements"]!.AsArray().Count);
    }

    [Fact]
    public async Task Who_leaves_ends_no_sign_off_in_which_others_are_asked_again()
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        await at.Lane.TaskAsync(Ben, "SignOff");
        await at.Lane.AllSignAsync("SignOff", except: Ben);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await at.Lane.Api.PostAsync($"/api/v1/audits/{at.Lane.Id}/actions/{at.Towels}/card", new { dueOn = "2027-06-01" });

        Visitor ben = new(host);
        var page = await ben.StartAsync(await at.Lane.NewestTokenAsync(Ben));
        await ben.FillInAsync(page, $"{page.Path}?handler=Stop");
        Assert.Contains("stopped-taking-part", await at.Lane.TrailAsync());
        Assert.Equal("open", (string?)(await at.Lane.StageAsync("SignOff"))["status"]);

        foreach (var person in Everyone.Except([Ben]))
        {
            await at.Lane.SignAsync(person, "SignOff", "agree", item: at.Towels);
        }

        await at.Lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal("agreed", (string?)(await at.Lane.ActionAsync(at.Towels))["status"]);
    }

    [Fact]
    public async Task Who_leaves_as_the_last_one_to_answer_ends_the_sign_off()
    {
        await using var host = await TestHost.StartAsync();
        var at = await SigningLane.StartAsync(host);
        await at.Lane.TaskAsync(Ben, "SignOff");
        await at.Lane.AllSignAsync("SignOff", except: Ben);

        Visitor ben = new(host);
        var page = await ben.StartAsync(await at.Lane.NewestTokenAsync(Ben));
        await ben.FillInAsync(page, $"{page.Path}?handler=Stop");

        await at.Lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal("Agreed", (string?)(await at.Lane.StageAsync("SignOff"))["outcome"]);
    }
}
