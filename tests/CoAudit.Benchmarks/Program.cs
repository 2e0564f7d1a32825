using System.Globalization;
using CoAudit.Benchmarks;
using CoAudit.Benchmarks.Cycles;
using CoAudit.Benchmarks.Growth;
using CoAudit.Benchmarks.Loops;
using CoAudit.TestSupport;

if (BenchmarkOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
    return 2;
}

Report report = new(Console.Out);
await Console.Out.WriteLineAsync(
    string.Create(CultureInfo.InvariantCulture, $"Medians of {options.Repeats} interleaved repeats, cycles over {options.Duration.TotalSeconds} s each, {Environment.ProcessorCount} processors."));
await using PostgresCluster cluster = new();
foreach (var part in options.Only)
{
    await (part switch
    {
        "sqlite" => CycleFigures.PrintAsync(report, options, cluster: null),
        "postgres" => CycleFigures.PrintAsync(report, options, cluster),
        "loop" => LoopFigures.PrintAsync(report, options),
        _ => GrowthFigures.PrintAsync(report, options),
    });
}

return 0;
