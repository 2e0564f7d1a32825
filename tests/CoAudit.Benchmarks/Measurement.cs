using System.Diagnostics;
using CoAudit.Benchmarks.Cycles;

namespace CoAudit.Benchmarks;

/// <summary>What one run of some seconds came to.</summary>
internal sealed record Measurement(double CyclesPerSecond, double BytesPerCycle)
{
    /// <summary>Keeps so many cycles going until the time is up, and waits for the last of them.</summary>
    public static async Task<Measurement> OfAsync(ICycle cycle, int inFlight, TimeSpan duration)
    {
        // What the run before left behind is not this run's to clean.
#pragma warning disable S1215 // A benchmark is the case for it.
        GC.Collect();
#pragma warning restore S1215
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(() => LoopAsync(cycle, start, duration))));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var cycles = counts.Sum();
        return new Measurement(cycles / seconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)cycles);
    }

    private static async Task<int> LoopAsync(ICycle cycle, long start, TimeSpan duration)
    {
        var count = 0;
        do
        {
            var finish = await cycle.StartAsync();
            await finish();
            count++;
        }
        while (Stopwatch.GetElapsedTime(start) < duration);
        return count;
    }
}
