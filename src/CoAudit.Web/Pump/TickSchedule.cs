using Hangfire;

namespace CoAudit.Web.Pump;

/// <summary>
/// Tells Hangfire when to tick. Beside the start and never in its way: a lock that a killed process held lives on in Hangfire's tables, and until it is gone
/// the pump's own worker looks for due work.
/// </summary>
internal sealed partial class TickSchedule(IRecurringJobManager jobs, PumpWorker worker, PumpOptions options, TimeProvider time, ILogger<TickSchedule> logger) : BackgroundService
{
    private const string JobId = "pump";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer again = new(Pause, time);
        while (await worker.WaitUntilBegunAsync(stoppingToken) && !TrySchedule() && await again.WaitForNextTickAsync(stoppingToken))
        {
            // Until it is taken.
        }
    }

    private bool TrySchedule()
    {
        try
        {
            jobs.AddOrUpdate<PumpTick>(JobId, tick => tick.RunAsync(CancellationToken.None), Cron(options.Interval));
            return true;
        }
        catch (Exception error)
        {
            // Hangfire holds no facts: without its tick everything still happens.
            LogNotScheduled(error);
            return false;
        }
    }

    private static string Cron(TimeSpan interval)
    {
        var seconds = Math.Max(1, (int)interval.TotalSeconds);
        return seconds < 60 ? $"*/{seconds} * * * * *" : $"*/{Math.Min(59, seconds / 60)} * * * *";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hangfire did not take the tick; it will be asked again.")]
    private partial void LogNotScheduled(Exception error);
}
