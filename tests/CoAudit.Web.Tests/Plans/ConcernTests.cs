using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>A concern with which somebody agreed: it is kept by whatever exit the sign-off ends, and shown with its answer, or with none.</summary>
public sealed class ConcernTests
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset SigningIsOver = new(2027, 3, 8, 17, 0, 1, TimeSpan.Zero);

    private const string Worry = "We need the hours now.";

    [Fact]
    public async Task A_concern_is_kept_when_too_few_have_spoken()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, hours) = await SigningAsync(host);
        await lane.SignAsync(Eve, "SignOff", "agree-with-concern", Worry, hours);
        await EndAsync(host, lane, "NotEnoughVoices");

        var concern = Assert.Single(await StatementsAsync(lane))!;
        Assert.Equal(("concern", hours, Worry, "Eve Lane"), ((string?)concern["kind"], (string?)concern["item"], (string?)concern["text"], (string?)concern["name"]));
        Assert.Empty(concern["answers"]!.AsArray());
    }

    [Fact]
    public async Task A_concern_is_kept_beside_an_objection()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, hours) = await SigningAsync(host);
        await lane.SignAsync(Dan, "SignOff", "agree-with-concern", "All of it is a lot.");
        await lane.SignAsync(Eve, "SignOff", "agree-with-concern", Worry, hours);
        await lane.SignAsync(Ana, "SignOff", "object", "Not at night.", hours);
        await lane.AllSignAsync("SignOff", Ana, Dan, Eve);
        await EndAsync(host, lane, "Objected");

        Assert.Equal(["All of it is a lot.", Worry], (await StatementsAsync(lane)).Select(s => (string)s!["text"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_objection_ends_a_sign_off_as_objected_also_when_too_few_have_spoken()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, hours) = await SigningAsync(host);
        await lane.SignAsync(Ana, "SignOff", "object", "Not at night.", hours);
        await EndAsync(host, lane, "Objected");

        await lane.WaitForStageAsync("RespondToObjection");
    }

    [Fact]
    public async Task A_concern_about_what_has_changed_since_and_a_late_one_are_kept_too()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, hours) = await SigningAsync(host);
        await lane.SignAsync(Eve, "SignOff", "agree-with-concern", Worry, hours);
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/actions/{hours}/card", new { owner = "Dan Lane" });
        await lane.TaskAsync(Hal, "SignOff");
        await EndAsync(host, lane, "NotEnoughVoices");
        await lane.SignAsync(Hal, "SignOff", "agree-with-concern", "Who pays?", hours);

        Assert.Equal([Worry, "Who pays?"], (await StatementsAsync(lane)).Select(s => (string)s!["text"]!));
    }

    [Fact]
    public async Task Its_answer_stands_beside_it_on_every_page_and_its_maker_is_told()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, hours) = await SigningAsync(host);
        await lane.SignAsync(Eve, "SignOff", "agree-with-concern", Worry, hours);
        await EndAsync(host, lane, "NotEnoughVoices");
        var concern = (string)Assert.Single(await StatementsAsync(lane))!["id"]!;
        var lead = await host.LeadAsync();
        var plan = await lead.GetAsync($"/audits/{lane.Id}/plan");
        Assert.Contains("No answer yet", plan.Text, StringComparison.Ordinal);
        Assert.Contains("No answer yet", (await lead.GetAsync($"/audits/{lane.Id}/report/full")).Text, StringComparison.Ordinal);

        var path = $"/audits/{lane.Id}/plan?handler=Answer";
        Assert.Contains("Write your answer.", (await lead.SendFormAsync(plan, path, ("Item", concern), ("text", " "))).Text, StringComparison.Ordinal);
        await lead.SendFormAsync(plan, path, ("Item", concern), ("text", "From June on."));
        await lead.SendFormAsync(plan, path, ("Item", concern), ("text", "From June on."));

        Assert.Equal(["From June on."], Assert.Single(await StatementsAsync(lane))!["answers"]!.AsArray().Select(a => (string)a!));
        Assert.Contains("From June on.", (await lead.GetAsync($"/audits/{lane.Id}/plan")).Text, StringComparison.Ordinal);
        Assert.Contains("From June on.", (await lead.GetAsync($"/audits/{lane.Id}/report/full")).Text, StringComparison.Ordinal);
        Assert.Contains("statement-answered", await lane.TrailAsync());
        await Eventually.ThatAsync(
            async () => (await lane.Api.MailsAsync(lane.Id)).Any(m => (string?)m!["kind"] == "words-considered" && (string?)m["to"] == lane.Address(Eve)), "Eve is told");
        Assert.Contains("From June on.", (await new Visitor(host).GetAsync($"/t/{await lane.NewestTokenAsync(Eve)}/voices")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_are_no_objections_to_read_before_anyone_is_asked_to_sign()
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        using (var early = await lane.Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{lane.Id}/objections"))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
            Assert.Contains("not-revealed", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");

        Assert.Empty(await lane.ObjectionsAsync());
    }

    [Fact]
    public async Task Nobody_answers_what_nobody_said()
    {
        await using var host = await TestHost.StartAsync();
        var (lane, _) = await SigningAsync(host);

        using var answer = await lane.Api.SendAsync(HttpMethod.Post, $"/api/v1/audits/{lane.Id}/minority-statements/{Guid.NewGuid()}/answer", new { text = "From June on." });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<JsonArray> StatementsAsync(MeadowLane lane) => (await lane.Api.GetAsync($"/api/v1/audits/{lane.Id}/minority-statements")).AsArray();

    private static async Task EndAsync(TestHost host, MeadowLane lane, string outcome)
    {
        host.Clock.SetUtcNow(SigningIsOver);
        await lane.WaitForStageAsync("SignOff", status: "closed");
        Assert.Equal(outcome, (string?)(await lane.StageAsync("SignOff"))["outcome"]);
    }

    private static async Task<(MeadowLane Lane, string Hours)> SigningAsync(TestHost host)
    {
        var lane = await MeadowLane.StartAsync(host, Monday, PlanFlow.Definition(blind: false));
        var hours = await lane.SayAsync(Dan, "wish", "More cleaning hours at weekends");
        await lane.SayAsync(Ana, "wish", "A clean towel for each of us");
        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");
        return (lane, hours);
    }
}
