using System.Globalization;
using CoAudit.Benchmarks.Cycles;
using CoAudit.TestSupport;

namespace CoAudit.Benchmarks.Growth;

/// <summary>What becomes of the service when there is much of everything. On SQLite, as one process has it.</summary>
internal static class GrowthFigures
{
    private const double MostTimesToResume = 2;
    private const double MostTimesToReady = 1.05;
    private const double MostTimesBetweenPages = 2;
    private const double MostMegabytes = 250;
    private const int PageSize = 25;
    private const int RequestsAtOnce = 16;

    public static async Task PrintAsync(Report report, BenchmarkOptions options)
    {
        await using var small = await BenchmarkStore.CreateAsync();
        await using var large = await BenchmarkStore.CreateAsync();
        var few = await ManyInstances.FillAsync(small, options.SmallSize);
        var many = await ManyInstances.FillAsync(large, options.Size);
        await ResumeAsync(report, options, (small, few), (large, many));
        await ReadyAsync(report, options, small, large);

        await using var service = await ServiceProcess.StartAsync(Settings.Database(large.ConnectionString));
        await PagesAsync(report, options, service, large.Durability);
        await MemoryAsync(report, options, service, large.Durability);
    }

    private static async Task ResumeAsync(Report report, BenchmarkOptions options, (BenchmarkStore Store, ManyInstances Filled) small, (BenchmarkStore Store, ManyInstances Filled) large)
    {
        List<double> few = [], many = [];
        await small.Filled.ResumeAsync(options.Duration / 4);
        await large.Filled.ResumeAsync(options.Duration / 4);
        for (var repeat = 0; repeat < options.Repeats; repeat++)
        {
            few.Add(await small.Filled.ResumeAsync(options.Duration));
            many.Add(await large.Filled.ResumeAsync(options.Duration));
        }

        var (fewer, more) = (Report.Median(few), Report.Median(many));
        await report.PrintAsync(Name("resume-at", options.SmallSize), fewer, "ms", small.Store.Durability);
        await report.PrintAsync(Name("resume-at", options.Size), more, "ms", large.Store.Durability);
        await report.PrintAsync("resume-growth", more / fewer, "times", large.Store.Durability, MostTimesToResume);
    }

    // The same instances beside them, so that nothing but the timers differs.
    private static async Task ReadyAsync(Report report, BenchmarkOptions options, BenchmarkStore store, BenchmarkStore with)
    {
        await PendingTimers.FillAsync(with, options.Size);
        List<double> without = [], pending = [];
        for (var repeat = 0; repeat <= options.Repeats; repeat++)
        {
            var (one, other) = (await PendingTimers.ReadyAsync(store), await PendingTimers.ReadyAsync(with));
            if (repeat > 0)
            {
                without.Add(one);
                pending.Add(other);
            }
        }

        var (none, all) = (Report.Median(without), Report.Median(pending));
        await report.PrintAsync("ready-with-timers-0", none, "ms", store.Durability);
        await report.PrintAsync(Name("ready-with-timers", options.Size), all, "ms", store.Durability);
        await report.PrintAsync("ready-growth", all / none, "times", store.Durability, MostTimesToReady);
    }

    private static async Task PagesAsync(Report report, BenchmarkOptions options, ServiceProcess service, string durability)
    {
        var last = (await ListPages.TotalAsync(service) - 1) / PageSize;
        (string Name, int Page, List<double> Times)[] pages = [("first", 0, []), ("middle", last / 2, []), ("last", last, [])];
        await ListPages.ReadAsync(service, 0, PageSize);
        await report.PrintAsync("list-page-middle-at-the-first-look", await ListPages.ReadAsync(service, last / 2, PageSize), "ms", durability);
        for (var repeat = 0; repeat < options.Repeats * 4; repeat++)
        {
            foreach (var (_, page, times) in pages)
            {
                times.Add(await ListPages.ReadAsync(service, page, PageSize));
            }
        }

        foreach (var (name, _, times) in pages)
        {
            await report.PrintAsync($"list-page-{name}", Report.Median(times), "ms", durability);
        }

        var medians = pages.Select(p => Report.Median(p.Times)).ToList();
        await report.PrintAsync("list-page-spread", medians.Max() / medians.Min(), "times", durability, MostTimesBetweenPages);
    }

    private static async Task MemoryAsync(Report report, BenchmarkOptions options, ServiceProcess service, string durability)
    {
        var cycle = await HttpCycle.PrepareAsync(service);
        var left = options.SoakCycles;
        await Task.WhenAll(Enumerable.Range(0, RequestsAtOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var finish = await cycle.StartAsync();
                await finish();
            }
        }));
        await report.PrintAsync(Name("resident-after-bursts", options.SoakCycles * 2), await ResidentAsync(service.Process.Id), "MB", durability, MostMegabytes);
    }

    private static async Task<double> ResidentAsync(int processId)
    {
        var lines = await File.ReadAllLinesAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/status"));
        var kilobytes = lines.Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return double.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024;
    }

    private static string Name(string what, int size) => string.Create(CultureInfo.InvariantCulture, $"{what}-{size}");
}
