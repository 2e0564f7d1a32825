using CoAudit.Web.Tests.Evidence;
using CoAudit.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.BlindRounds;

/// <summary>Before the reveal nobody finds another's words, by whatever way they look.</summary>
public abstract class CanaryTests(PostgresCluster cluster, bool onPostgres)
{
    private static readonly string[] Canaries = ["canary-words", "canary-unnamed", "canary-way", "canary-fit", "canary-reason", "canary-spoke", "canary-file", "canary-inside"];

    [Fact]
    public async Task No_route_mail_or_log_line_has_anothers_words_before_the_reveal()
    {
        await using var host = await TestHost.StartAsync(onPostgres ? await cluster.CreateDatabaseAsync() : null);
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        var pat = await audit.LinkAsync("pat", mails: 2);
        await pat.PostAsync("/api/v1/my/task/contributions", new { text = "canary-words", about = "IPC-12", evidence = new { kind = "observation", spokeBy = "canary-spoke" } }, "a-key");
        await host.GiveFileAsync(await audit.TokenAsync("pat", mails: 2), "canary-inside"u8.ToArray(), "canary-file.txt", about: "IPC-12");
        await pat.PostAsync("/api/v1/my/task/contributions", new { text = "canary-unnamed", anonymous = true }, "another-key");
        await pat.PostAsync("/api/v1/my/task/scores", new
        {
            scores = new Dictionary<string, object> { ["IPC-12"] = 1, ["IPC-11"] = new { notApplicable = "canary-fit" } },
            inTheWay = new Dictionary<string, string> { ["IPC-12"] = "canary-way" },
        });
        await (await audit.PersonAsync("pat", mails: 2)).SignOffAsync("agree-with-concern", "canary-reason");

        var ids = await IdsAsync(host, audit.Id);
        RouteScan scan = new(host, await audit.TokenAsync("helen", mails: 2), ids, Canaries);
        await scan.RunAsync();

        Assert.True(scan.Found.Count == 0, string.Join('\n', scan.Found.Distinct()));
        Assert.True(!scan.NotReached.Any(), string.Join('\n', scan.NotReached));
        Assert.InRange(scan.Routes, 50, 1_000);
    }

    [Fact]
    public async Task The_scan_finds_what_there_is_to_find()
    {
        await using var host = await TestHost.StartAsync(onPostgres ? await cluster.CreateDatabaseAsync() : null);
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        await (await audit.LinkAsync("pat", mails: 2)).PostAsync("/api/v1/my/task/contributions", new { text = "canary-words" });
        await audit.WaitOutAsync("evidence");

        RouteScan scan = new(host, await audit.TokenAsync("helen", mails: 2), await IdsAsync(host, audit.Id), Canaries);
        await scan.RunAsync();

        Assert.Contains(scan.Found, found => found.Contains("/evidence", StringComparison.Ordinal));
        Assert.Contains(scan.Found, found => found.Contains("/report in the lead's browser", StringComparison.Ordinal));
    }

    // Whatever a route could ask for: the audit first, then what is in it.
    internal static Task<IReadOnlyList<string>> IdsAsync(TestHost host, string audit) => host.ReadAsync(async db =>
    {
        var id = new Audits.Model.AuditId(Guid.Parse(audit));
        var instance = await db.Audits.Where(a => a.Id == id).Select(a => a.WorkflowInstanceId).FirstAsync();
        var stage = await db.Stages.Where(s => s.AuditId == id).OrderByDescending(s => s.Number).FirstAsync();
        var said = await db.Contributions.Where(c => c.AuditId == id).Select(c => c.Id).FirstAsync();
        var task = await db.Contributions.Where(c => c.Id == said).Select(c => c.TaskId).FirstAsync();
        var files = await db.Files.Where(f => f.AuditId == id).Select(f => f.Id).ToListAsync();
        return (IReadOnlyList<string>)[audit, instance, stage.Id.ToString(), said.ToString(), task.ToString()!, .. files.Select(f => f.ToString())];
    });
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteCanaryTests(PostgresCluster cluster) : CanaryTests(cluster, onPostgres: false);

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresCanaryTests(PostgresCluster cluster) : CanaryTests(cluster, onPostgres: true);
