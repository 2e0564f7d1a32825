using CoAudit.Benchmarks;
using CoAudit.Benchmarks.Cycles;
using CoAudit.Benchmarks.Raw;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

await using var workflowStore = await BenchmarkStore.CreateAsync();
await using var auditStore = await BenchmarkStore.CreateAsync();
await using var workflowLimitStore = await BenchmarkStore.CreateAsync();
await using var auditLimitStore = await BenchmarkStore.CreateAsync();

var workflow = await WorkflowCycle.PrepareAsync(workflowStore);
var audit = await AuditCycle.PrepareAsync(auditStore);
await using var workflowLimit = await RawCycle.LikeAsync(workflow, workflowStore, workflowLimitStore);
await using var auditLimit = await RawCycle.LikeAsync(audit, auditStore, auditLimitStore);

Comparison[] comparisons =
[
    .. from inFlight in BenchmarkOptions.InFlight
       from pair in new (string Name, ICycle Cycle, ICycle Limit)[]
       {
           ("engine-and-store", workflow, workflowLimit),
           ("with-audit-rows", audit, auditLimit),
       }
       select new Comparison(pair.Name, inFlight, pair.Cycle, pair.Limit),
];

foreach (var comparison in comparisons)
{
    await comparison.MeasureAsync(options.WarmUp);
}

// Interleaved, so that whatever else the machine does meets all of them alike.
for (var repeat = 0; repeat < options.Repeats; repeat++)
{
    foreach (var comparison in comparisons)
    {
        comparison.Add(await comparison.MeasureAsync(options.Duration));
    }
}

await Report.PrintAsync(Console.Out, options, comparisons);
await workflowStore.ThrowIfUnfinishedAsync();
await auditStore.ThrowIfUnfinishedAsync();
return 0;
