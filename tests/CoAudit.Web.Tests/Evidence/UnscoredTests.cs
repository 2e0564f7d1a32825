using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Evidence without scores is still evidence on the lines of the agreed tool.</summary>
[Collection(nameof(SqliteHost))]
public sealed class UnscoredTests(SqliteHost shared)
{
    private const string Scored = "\"type\": \"CoAudit.GatherEvidence\", \"version\": 1,";
    private const string Unscored = Scored + " \"scoring\": { \"typeName\": \"Boolean\", \"expression\": { \"type\": \"Literal\", \"value\": false } },";

    private static readonly (string Name, string Group)[] Four =
        [("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders)];

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task People_see_the_lines_of_the_tool_and_give_evidence_about_them_without_scores()
    {
        var audit = await StartedAsync();
        var pat = await audit.LinkAsync("pat", mails: 2);
        var task = await pat.GetAsync("/api/v1/my/task");

        Assert.Equal(12, task["items"]!.AsArray().Count);
        Assert.DoesNotContain("scores", task["allowed"]!.AsArray().Select(a => (string)a!));
        using var scored = await pat.SendAsync(HttpMethod.Post, "/api/v1/my/task/scores", new { scores = new Dictionary<string, int> { ["IPC-08"] = 3 } });
        Assert.Equal(HttpStatusCode.Conflict, scored.StatusCode);
        await pat.PostAsync("/api/v1/my/task/contributions", new { text = "The bin is full.", about = "IPC-08" });
        await host.GiveFileAsync(await audit.TokenAsync("maya", mails: 2), "Rounds,12\n"u8.ToArray(), "rounds.csv", about: "IPC-08");
        var page = await new Visitor(host).StartAsync(await audit.TokenAsync("pat", mails: 2));
        Assert.Contains("What we look at", page.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"IPC-08\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_shows_who_is_heard_on_which_line_and_the_stage_waits_for_no_reasons()
    {
        var audit = await StartedAsync();
        foreach (var (name, _) in Four)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/contributions", new { text = $"Seen by {name}.", about = "IPC-08" });
        }

        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/evidence/holes", new { criterion = "IPC-12", group = Groups.Managers, reason = "The report is not written yet." });
        var coverage = await audit.GetAsync("coverage");
        Assert.Equal(4, coverage["cells"]!.AsArray().Count(c => (string)c!["criterion"]! == "IPC-08" && !(bool)c["hole"]!));
        Assert.False(await audit.WaitsAsync("evidence"));

        var cell = (await audit.GetAsync("evidence"))["coverage"]!.AsArray().Single(c => (string)c!["criterion"]! == "IPC-12" && (string)c["group"]! == Groups.Managers)!;
        Assert.Equal("The report is not written yet.", (string?)cell["reason"]);
        Assert.Equal("closed Done", await audit.StageAsync("evidence"));
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAtAsync(host, "Willowbrook", Four, (Scored, Unscored));
        await audit.AgreeToolAsync();
        return audit;
    }
}
