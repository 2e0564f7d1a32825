using System.Diagnostics;
using System.Globalization;
using CoAudit.TestSupport;

namespace CoAudit.Benchmarks.Growth;

/// <summary>Timers that are due in years, and how long a start takes beside them.</summary>
internal static class PendingTimers
{
    public static Task FillAsync(BenchmarkStore store, int count) => store.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
        $"""
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count})
        INSERT INTO timers (id, kind, due_at, number, attempts, quarantined, bookmark_id)
        SELECT printf('%08X-0000-7000-8000-%012X', n.i, n.i), 'Bookmark', 4000000000000000 + n.i * 1000, 0, 0, 0, 'far-' || n.i FROM n
        """));

    /// <summary>Milliseconds from the start of the process until it says that it is ready.</summary>
    public static async Task<double> ReadyAsync(BenchmarkStore store)
    {
        await using var service = ServiceProcess.Prepare(Settings.Database(store.ConnectionString));
        var start = Stopwatch.GetTimestamp();
        service.Launch();
        using PeriodicTimer often = new(TimeSpan.FromMilliseconds(2));
        while (!await IsReadyAsync(service.Client))
        {
            service.Process.ThrowIfEnded();
            await often.WaitForNextTickAsync();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
