using System.Net;
using System.Text.RegularExpressions;
using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Demo;

/// <summary>What a newcomer does: fill the demo in, start the service, look at every page.</summary>
public sealed partial class DemoTests(PostgresCluster cluster)
{
    private const string InReview = "Infection control, bungalows";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_demo_leaves_an_audit_in_each_stage_and_every_page_alive(Database database)
    {
        await using var service = ServiceProcess.Prepare(await cluster.SettingsAsync(database));
        Assert.Equal(0, await RunAsync(service, "demo"));
        Assert.Contains("Start the service now", service.Output, StringComparison.Ordinal);
        await service.RestartAsync();

        await AssertPanelAsync(service);
        await AssertStagesAsync(service.Api());
        await AssertMovesAsync(service.Api());
        using LeadCrawler lead = new(service.Address);
        await lead.CreateAccountAsync(await Eventually.ThatAsync(() => Task.FromResult(FirstAccount().Match(service.Output).Value), link => link.Length > 0, "the link for the first account is printed"));
        await lead.CrawlAsync();
        Assert.True(lead.Seen.Values.All(status => status == HttpStatusCode.OK), lead.ToString());
        Assert.True(lead.Count("/audits/") >= 7 * 8, $"The crawl saw {lead.Count("/audits/")} pages of audits only.");

        await service.KillAsync();
        Assert.Equal(1, await RunAsync(service, "demo"));
        Assert.Contains("CoAudit cannot start: the demo fills an empty database, and this one holds audits.", service.Output, StringComparison.Ordinal);
    }

    // Half of the panel has not said anything yet: whoever opens a link of theirs is asked.
    private static async Task AssertPanelAsync(ServiceProcess service)
    {
        var api = service.Api();
        var id = (string)(await api.GetAsync("/api/v1/audits?limit=50"))["items"]!.AsArray().Single(a => (string?)a!["title"] == InReview)!["id"]!;
        var panel = Assert.Single((await api.AuditAsync(id))["stages"]!.AsArray(), s => (string?)s!["status"] is "open")!;
        Assert.Equal("CoAudit.ReviewProgress", (string?)panel["type"]);
        Assert.Equal(["open", "scheduled", "scheduled"], (await api.ReviewsAsync(id)).Select(r => (string)r!["status"]!).Order(StringComparer.Ordinal));
        var states = (await api.TasksAsync(id)).Where(t => (string?)t!["stageId"] == (string?)panel["id"]).Select(t => (string)t!["status"]!).ToList();
        Assert.Equal((5, 4), (states.Count(s => s is "answered"), states.Count(s => s is "open")));

        List<System.Text.Json.Nodes.JsonNode> live = [];
        foreach (var token in service.Mails.To("tunde@willowbrook.example").Select(MailLinks.FindToken).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            using var answer = await new AuditApi(service.Client, $"TaskLink {token}").SendAsync(HttpMethod.Get, "/api/v1/my/task");
            if (answer.IsSuccessStatusCode && System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync()) is { } task && (string?)task["stage"] is "CoAudit.ReviewProgress" && (string?)task["stageStatus"] is "open")
            {
                using var page = await service.Client.GetAsync(new Uri($"/t/{token}", UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                live.Add(task);
            }
        }

        Assert.Contains(live, task => task["items"]!.AsArray().Count(card => (bool)card!["canBeReviewed"]!) >= 5);
    }

    private static async Task AssertStagesAsync(AuditApi api)
    {
        var audits = (await api.GetAsync("/api/v1/audits?limit=50"))["items"]!.AsArray().Where(a => (string?)a!["title"] != InReview).ToList();
        List<string> open = [];
        foreach (var listed in audits)
        {
            var audit = await api.AuditAsync((string)listed!["id"]!);
            open.AddRange(audit["stages"]!.AsArray().Where(s => (string?)s!["status"] is "open").Select(s => (string)s!["type"]!));
            if ((string?)audit["status"] is "completed")
            {
                Assert.Equal(["done", "done", "scheduled", "scheduled"], (await api.ReviewsAsync((string)audit["id"]!)).Select(r => (string)r!["status"]!).Order(StringComparer.Ordinal));
            }
        }

        Assert.Equal(
            ["CoAudit.AnalyseFindings", "CoAudit.BuildAuditTool", "CoAudit.GatherEvidence", "CoAudit.PlanActions", "CoAudit.SetObjectives", "CoAudit.SignOff"],
            open.Order(StringComparer.Ordinal));
        Assert.Equal(7, audits.Count);
    }

    // The second audit has shown its scores, so that the page that compares audits has something to say.
    private static async Task AssertMovesAsync(AuditApi api)
    {
        var audits = (await api.GetAsync("/api/v1/audits?limit=50"))["items"]!.AsArray();
        var second = (string)audits.Single(a => (string)a!["title"]! == "Infection control, Ash floor")!["id"]!;
        var comparison = (await api.GetAsync($"/api/v1/audits/{second}/comparison"))["comparison"]!;

        Assert.NotEqual(0, (int)comparison["better"]!);
        Assert.NotEqual(0, (int)comparison["worse"]!);
    }

    private static async Task<int> RunAsync(ServiceProcess service, params string[] command)
    {
        service.Launch(command);
        await Eventually.ThatAsync(() => service.Process.HasEnded, $"'{string.Join(' ', command)}' has ended", Long);
        return service.Process.ExitCode;
    }

    [GeneratedRegex(@"http://\S+/account/set-up/\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstAccount();
}
