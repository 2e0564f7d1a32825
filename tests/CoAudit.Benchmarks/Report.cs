using System.Globalization;

namespace CoAudit.Benchmarks;

/// <summary>Prints each figure twice: a line for people and a line for machines.</summary>
internal static class Report
{
    private const string Durability = "sqlite-wal-full";

    public static async Task PrintAsync(TextWriter output, BenchmarkOptions options, IReadOnlyList<Comparison> comparisons)
    {
        await output.WriteLineAsync(Text(
            $"Cycle: start, block, sign off, complete; two durable commits. Medians of {options.Repeats} interleaved repeats of {options.Duration.TotalSeconds} s, {Environment.ProcessorCount} processors."));
        foreach (var comparison in comparisons)
        {
            var limit = Median(comparison.Limit, m => m.CyclesPerSecond);
            await PrintAsync(output, comparison.Name, comparison, comparison.Ours, limit);
            await PrintAsync(output, "raw-" + comparison.Name, comparison, comparison.Limit, limit);
        }
    }

    private static async Task PrintAsync(TextWriter output, string name, Comparison comparison, IReadOnlyList<Measurement> runs, double limit)
    {
        var value = Median(runs, m => m.CyclesPerSecond);
        var bytes = Median(runs, m => m.BytesPerCycle);
        var (least, most) = (runs.Min(m => m.CyclesPerSecond), runs.Max(m => m.CyclesPerSecond));
        await output.WriteLineAsync();
        await output.WriteLineAsync(Text(
            $"{name}, {comparison.InFlight} in flight: {value:N0} cycles/s ({least:N0} to {most:N0}), {value / limit:P0} of the raw limit, {bytes / 1024:N1} KB allocated per cycle"));
        await output.WriteLineAsync(Text(
            $"figure name={name}-{comparison.InFlight} value={value:F0} unit=cycles/s durability={Durability} ratio={value / limit:F3} min={least:F0} max={most:F0} bytes_per_cycle={bytes:F0}"));
    }

    private static double Median(IReadOnlyList<Measurement> runs, Func<Measurement, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Text(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
