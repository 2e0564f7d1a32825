using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>A card that grew from a line of the tool which the law has rules about: whoever talks about an objection to it reads which.</summary>
public sealed class RegulationNoteTests
{
    private const string Note = "regulation 9A, Visiting and accompanying in care homes, hospitals and hospices";

    private const string Line = "IPC-28";

    private const string Because = "Visits are a right with few exceptions, and matter for dignity.";

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_card_that_somebody_objects_to_shows_the_regulation_behind_it(bool ownLine)
    {
        await using var host = await TestHost.StartAsync();
        var lane = await MeadowLane.StartAsync(host, SigningLane.Monday, PlanFlow.Definition(blind: false, makesTool: true));
        var line = ownLine ? await GrowLineAsync(lane) : Line;
        await lane.AllSignAsync("BuildAuditTool");
        await lane.AllSignAsync("GatherEvidence");
        await lane.WaitForStageAsync("PlanActions");
        var visits = await lane.SayAsync(Fay, "wish", "No visitors while people are ill", line);
        var soap = await lane.SayAsync(Eve, "wish", "Soap at each door");
        await lane.AllSignAsync("PlanActions");
        await lane.WaitForStageAsync("SignOff");

        await lane.SignAsync(Ana, "SignOff", "object", "My son comes every day.", visits);
        await lane.SignAsync(Ben, "SignOff", "object", "It smells.", soap);

        var told = (await lane.ObjectionsAsync()).ToDictionary(o => (string)o!["item"]!, o => o!["regulations"]!.AsArray());
        Assert.Equal(["9A", "10"], told[visits].Select(r => (string)r!["code"]!));
        Assert.Equal(Because, (string?)told[visits][0]!["because"]);
        Assert.Empty(told[soap]);
        var seen = (await lane.TaskAsync(Gil, "SignOff"))["objections"]!.AsArray().Single(o => (string?)o!["item"] == visits)!;
        Assert.Equal(["9A", "10"], seen["regulations"]!.AsArray().Select(r => (string)r!["code"]!));
        var page = (await new Visitor(host).StartAsync(await lane.NewestTokenAsync(Gil))).Text;
        Assert.Contains(Note, page, StringComparison.Ordinal);
        Assert.Contains(Because, page, StringComparison.Ordinal);
        Assert.Contains(Note, (await (await host.LeadAsync()).GetAsync($"/audits/{lane.Id}/plan")).Text, StringComparison.Ordinal);
    }

    // A line that people wrote themselves, and that stands for one of the library.
    private static async Task<string> GrowLineAsync(MeadowLane lane)
    {
        var said = await lane.PostAsync(Ana, "BuildAuditTool", "task/contributions", new { kind = "criterion", text = "Can my family come in when somebody is ill?", about = Line });
        var id = (string)said["id"]!;
        await lane.Api.PostAsync($"/api/v1/audits/{lane.Id}/tool/{id}/decision", new { decision = "accepted", reason = "It matters to people here." });
        return id;
    }
}
