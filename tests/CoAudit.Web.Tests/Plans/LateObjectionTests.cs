using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>A "no" that comes when the sign-off is over: it stops nothing, and it is not lost.</summary>
public sealed class LateObjectionTests
{
    [Fact]
    public async Task A_late_no_stands_in_the_report_in_its_makers_own_words()
    {
        await using var host = await TestHost.StartAsync();
        var at = await OverAsync(host);

        var one = await at.Lane.SignAsync(Hal, "SignOff", "object", "Who pays for it?", at.Soap);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await at.Lane.SignAsync(Eve, "SignOff", "object", "Nobody asked the night shift.");

        Assert.Equal((true, null), ((bool)one["late"]!, (string?)one["objection"]));
        Assert.Empty(await at.Lane.ObjectionsAsync());
        var statements = await at.StatementsAsync();
        Assert.Equal(["objection Soap at each door: Who pays for it?", "objection sign-off: Nobody asked the night shift."], statements.Select(s => $"{s!["kind"]} {s["itemText"]}: {s["text"]}"));
        var report = (await at.Lane.Api.GetAsync($"/api/v1/audits/{at.Lane.Id}/report"))["report"]!;
        Assert.Equal(["Who pays for it?", "Nobody asked the night shift."], report["statements"]!.AsArray().Select(s => (string)s!["text"]!));
    }

    [Fact]
    public async Task A_late_no_is_kept_once_and_shown_to_whoever_runs_the_audit()
    {
        await using var host = await TestHost.StartAsync();
        var at = await OverAsync(host);

        await at.Lane.SignAsync(Hal, "SignOff", "object", "Who pays for it?", at.Soap);
        Assert.True((bool)(await at.Lane.SignAsync(Hal, "SignOff", "object", "Who pays for it?", at.Soap))["alreadyRecorded"]!);

        Assert.Single(await at.StatementsAsync());
        Assert.Contains("objected after the end", (await (await host.LeadAsync()).GetAsync($"/audits/{at.Lane.Id}/plan")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_promises_a_late_no_nothing_that_it_does_not_get()
    {
        await using var host = await TestHost.StartAsync();
        var at = await OverAsync(host);

        var page = await new Visitor(host).StartAsync(await at.Lane.TokenAsync(Hal, "SignOff"));

        Assert.Contains("The end is over, so it stops nothing. Your words are kept and stand in the report.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("so that it can be answered", page.Text, StringComparison.Ordinal);
    }

    private static async Task<SigningLane> OverAsync(TestHost host)
    {
        var at = await SigningLane.StartAsync(host);

        // Their links have to be known while the stage is open.
        await at.Lane.TaskAsync(Hal, "SignOff");
        await at.Lane.TaskAsync(Eve, "SignOff");
        await at.Lane.SignAsync(Ana, "SignOff", "agree");
        host.Clock.SetUtcNow(SigningLane.SigningIsOver);
        await at.Lane.WaitForStageAsync("SignOff", status: "closed");
        await Eventually.ThatAsync(async () => (await at.Lane.TrailAsync()).Contains("report-published", StringComparer.Ordinal), "the report is out");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        return at;
    }
}
