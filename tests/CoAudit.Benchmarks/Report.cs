using System.Globalization;

namespace CoAudit.Benchmarks;

/// <summary>Prints each figure twice: a line for people and a line for machines, which begins with <c>figure</c>.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>How many cycles a second, beside what plain ADO does.</summary>
    public async Task PrintAsync(Comparison comparison)
    {
        double? limit = comparison.Limit.Count == 0 ? null : Median(comparison.Limit.Select(m => m.CyclesPerSecond));
        await PrintAsync(comparison.Name, comparison.Durability, comparison.Ours, limit, comparison.Target);
        if (limit is not null)
        {
            await PrintAsync("raw-" + comparison.Name, comparison.Durability, comparison.Limit, limit, target: null);
        }
    }

    /// <summary>One figure of any other kind.</summary>
    /// <param name="most">The most that it may be; null when nothing is asked.</param>
    public Task PrintAsync(string name, double value, string unit, string durability, double? most = null) =>
        WriteAsync(
            Text($"{name}: {value:N3} {unit}{(most is { } bound ? Text($" (at most {bound:N3}: {Met(value <= bound)})") : "")}"),
            Text($"figure name={name} value={value:F3} unit={unit} durability={durability}{(most is { } asked ? Text($" most={asked:F3} met={Met(value <= asked)}") : "")}"));

    public static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private Task PrintAsync(string name, string durability, IReadOnlyList<Measurement> runs, double? limit, double? target)
    {
        var value = Median(runs.Select(m => m.CyclesPerSecond));
        var bytes = Median(runs.Select(m => m.BytesPerCycle));
        var (least, most) = (runs.Min(m => m.CyclesPerSecond), runs.Max(m => m.CyclesPerSecond));
        var (shown, ratio) = limit is { } raw ? (Text($", {value / raw:P0} of the raw limit"), Text($" ratio={value / raw:F3}")) : ("", "");
        var asked = target is { } part ? Text($" target_ratio={part:F2} met={Met(value >= part * limit!.Value)}") : "";
        return WriteAsync(
            Text($"{name}: {value:N0} cycles/s ({least:N0} to {most:N0}){shown}, {bytes / 1024:N1} KB allocated per cycle"),
            Text($"figure name={name} value={value:F0} unit=cycles/s durability={durability}{ratio} min={least:F0} max={most:F0} bytes_per_cycle={bytes:F0}{asked}"));
    }

    private async Task WriteAsync(string forPeople, string forMachines)
    {
        await output.WriteLineAsync(forPeople);
        await output.WriteLineAsync(forMachines);
        await output.FlushAsync();
    }

    private static string Met(bool isMet) => isMet ? "yes" : "no";

    private static string Text(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
