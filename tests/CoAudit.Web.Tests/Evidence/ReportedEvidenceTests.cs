using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>What the report says of evidence: how it came about, and which photos and documents there are.</summary>
public abstract class ReportedEvidenceTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task The_report_names_the_tool_that_was_scored_and_how_the_evidence_came_about()
    {
        var audit = await StartedAsync();
        await (await audit.LinkAsync("pat", mails: 2)).PostAsync("/api/v1/my/task/contributions", new
        {
            text = "Nobody told us about the gloves.",
            about = "IPC-12",
            evidence = new { kind = "visit", spokeBy = "A woman on Ash floor", helpedBy = "Her daughter", words = "own-with-help", readBack = true },
        });
        await audit.WaitOutAsync("evidence");

        var report = (await audit.GetAsync("report"))["report"]!;
        var tool = (await audit.GetAsync("tool"))["versions"]!.AsArray()[^1]!;
        Assert.Equal(((string?)tool["version"], (string?)tool["hash"]), ((string?)report["about"]!["toolVersion"], (string?)report["about"]!["toolHash"]));
        var words = Assert.Single(report["said"]!.AsArray().SelectMany(stage => stage!["said"]!.AsArray()), words => (string?)words!["kind"] == "evidence")!;
        Assert.Equal(("visit", "own-with-help", true), ((string?)words["origin"]!["kind"], (string?)words["origin"]!["words"], (bool)words["origin"]!["readBack"]!));
        Assert.DoesNotContain("daughter", report.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_lists_shared_files_and_counts_those_that_stay_hidden()
    {
        var audit = await StartedAsync();
        var token = await audit.TokenAsync("pat", mails: 2);
        var open = (string)(await host.GiveFileAsync(token, TestPhotos.Jpeg(), "sharps bin.jpg", about: "IPC-12"))["id"]!;
        var kept = (string)(await host.GiveFileAsync(token, TestPhotos.Png(), "Mrs Novak.png"))["id"]!;
        await host.GiveFileAsync(token, "Rounds,12\n"u8.ToArray(), "rounds.csv");
        await audit.WaitOutAsync("evidence");
        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/files/{open}/decision", new { decision = "share", hide = new[] { new { left = 0, top = 0, width = 30, height = 30 } } });
        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/files/{kept}/decision", new { decision = "keep-back", reason = "A person is seen who did not agree to it." });

        var report = (await audit.GetAsync("report"))["report"]!;
        var file = Assert.Single(report["files"]!["shared"]!.AsArray())!;
        Assert.Equal(("sharps bin.jpg", "image/jpeg", "IPC-12", true, 2), ((string)file["name"]!, (string)file["type"]!, (string)file["about"]!, (bool)file["redacted"]!, (int)report["files"]!["notShown"]!));
        Assert.DoesNotContain("Novak", report.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<EvidenceAudit> StartedAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        return audit;
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteReportedEvidenceTests(SqliteHost host) : ReportedEvidenceTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresReportedEvidenceTests(PostgresHost host) : ReportedEvidenceTests(host), IClassFixture<PostgresHost>;
