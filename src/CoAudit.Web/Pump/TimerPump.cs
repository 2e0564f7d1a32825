using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Pump;

/// <summary>Fires due timers, each in a transaction of its own.</summary>
internal sealed partial class TimerPump(IDbContextFactory<CoAuditDb> contexts, DueTimers timers, TimerFiring firing, TimeProvider time, ILogger<TimerPump> logger)
{
    private const int TimersInOneLook = 200;

    /// <returns>True when any was due.</returns>
    public async Task<bool> FireDueAsync(CancellationToken cancellationToken)
    {
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await DueTimers.FindAsync(db, time.GetUtcNow(), TimersInOneLook, cancellationToken);
        }

        await FireAsync(due, cancellationToken);
        return due.Count > 0;
    }

    /// <summary>Fires these now, because somebody waits for what they do. One that another run has fired meanwhile is done all the same.</summary>
    public async Task FireAsync(IReadOnlyList<Guid> due, CancellationToken cancellationToken)
    {
        foreach (var id in due)
        {
            await FireAsync(id, cancellationToken);
        }
    }

    private async Task FireAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await timers.FireAsync(id, firing.FireAsync, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException and not StoreBusyException)
        {
            // One bad timer must not keep the others from firing; a person sees it when it fails for good.
            LogTimerFailed(error, id);
            await timers.FailAsync(id, error.GetType().Name, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {TimerId} failed and will be tried again later.")]
    private partial void LogTimerFailed(Exception error, Guid timerId);
}
