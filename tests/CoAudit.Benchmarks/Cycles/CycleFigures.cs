using CoAudit.Benchmarks.Raw;
using CoAudit.TestSupport;

namespace CoAudit.Benchmarks.Cycles;

/// <summary>"Start, block, sign off, complete" on one database: engine and store, with the audit's rows, and through HTTP.</summary>
internal static class CycleFigures
{
    private const double BytesAllowed = 24 * 1024;

    /// <param name="cluster">For PostgreSQL; null for SQLite.</param>
    public static async Task PrintAsync(Report report, BenchmarkOptions options, PostgresCluster? cluster)
    {
        var kind = cluster is null ? "sqlite" : "postgres";
        await using var workflowStore = await BenchmarkStore.CreateAsync(cluster);
        await using var auditStore = await BenchmarkStore.CreateAsync(cluster);
        await using var workflowLimitStore = await BenchmarkStore.CreateAsync(cluster);
        await using var auditLimitStore = await BenchmarkStore.CreateAsync(cluster);
        await using var service = await ServiceProcess.StartAsync(cluster is null ? null : Settings.Database(await cluster.CreateDatabaseAsync()));

        var workflow = await WorkflowCycle.PrepareAsync(workflowStore);
        var audit = await AuditCycle.PrepareAsync(auditStore);
        var http = await HttpCycle.PrepareAsync(service);
        await using var workflowLimit = await RawCycle.LikeAsync(workflow, workflowStore, workflowLimitStore);
        await using var auditLimit = await RawCycle.LikeAsync(audit, auditStore, auditLimitStore);
        var target = cluster is null ? 0.30 : 0.40;
        Comparison[] comparisons =
        [
            .. from inFlight in BenchmarkOptions.InFlight
               from way in new (string Name, ICycle Cycle, ICycle? Limit, double? Target)[]
               {
                   ("engine-and-store", workflow, workflowLimit, inFlight > 1 ? target : null),
                   ("with-audit-rows", audit, auditLimit, null),
                   ("through-http", http, null, null),
               }
               select new Comparison($"{kind}-{way.Name}", workflowStore.Durability, inFlight, way.Cycle, way.Limit, way.Target),
        ];

        await RunAsync(comparisons, options);
        foreach (var comparison in comparisons)
        {
            await report.PrintAsync(comparison);
        }

        await report.PrintAsync($"{kind}-bytes-per-cycle", Report.Median(comparisons[0].Ours.Select(m => m.BytesPerCycle)), "bytes", workflowStore.Durability, BytesAllowed);
        await workflowStore.ThrowIfUnfinishedAsync();
        await auditStore.ThrowIfUnfinishedAsync();
    }

    // Interleaved, so that whatever else the machine does meets all of them alike.
    private static async Task RunAsync(Comparison[] comparisons, BenchmarkOptions options)
    {
        foreach (var comparison in comparisons)
        {
            await comparison.WarmUpAsync(options.WarmUp);
        }

        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            foreach (var comparison in comparisons)
            {
                await comparison.MeasureAsync(options.Duration);
            }
        }
    }
}
