using System.Threading.Channels;
using CoAudit.Audits.Storage;

namespace CoAudit.Web.Pump;

/// <summary>
/// Runs the pump when a commit hints at new work, when the next row is due, and, should Hangfire's tick ever stop, at the interval all the same.
/// </summary>
internal sealed partial class PumpWorker(PumpRun pump, PumpOptions options, TimeProvider time, ILogger<PumpWorker> logger) : BackgroundService
{
    private readonly Channel<bool> nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until mails can be sent. False when the service stops before, for instance because its port is in use.</summary>
    public async Task<bool> WaitUntilBegunAsync(CancellationToken cancellationToken)
    {
        await begun.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return begun.Task.IsCompleted;
    }

    /// <summary>Something was committed that may be due at once. Never waits, never fails.</summary>
    public void Nudge() => nudges.Writer.TryWrite(true);

    /// <summary>The service listens: mails can be sent, since the addresses in their links are known.</summary>
    public void Begin() => begun.TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await WaitUntilBegunAsync(stoppingToken) && !stoppingToken.IsCancellationRequested)
        {
            var wait = options.Interval;
            try
            {
                wait = await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The pump outlives whatever goes wrong in one run: the rows are still there for the next.
                LogRunFailed(error);
            }

            await WaitAsync(wait, stoppingToken);
        }
    }

    private async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        var next = await pump.RunAsync(cancellationToken);
        var until = next is { } due ? due - time.GetUtcNow() : options.Interval;
        return until < TimeSpan.Zero ? options.Interval : until < options.Interval ? until + TimeSpan.FromMilliseconds(1) : options.Interval;
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(wait);
        try
        {
            await nudges.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is up, or the service stops; the loop's condition tells which.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The pump failed; it will run again.")]
    private partial void LogRunFailed(Exception error);
}

/// <summary>Tells the pump after each commit that there may be work.</summary>
internal sealed class NudgingTransactor(ITransactor inner, Func<PumpWorker> worker) : ITransactor
{
    public async Task<T> RunAsync<T>(Func<Unit, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var result = await inner.RunAsync(work, cancellationToken);
        worker().Nudge();
        return result;
    }
}
