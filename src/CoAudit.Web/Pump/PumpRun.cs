using CoAudit.Audits.Features.DeliverMail;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Pump;

/// <summary>One look for due work: fires timers, sends mails, until nothing is due. May run twice, at once, or never: the rows decide.</summary>
internal sealed partial class PumpRun(
    IDbContextFactory<CoAuditDb> contexts,
    DueTimers timers,
    TimerFiring firing,
    MailDelivery delivery,
    PumpState state,
    TimeProvider time,
    ILogger<PumpRun> logger) : IDisposable
{
    private const int TimersInOneLook = 200;

    // Two runs in one process would only get in each other's way.
    private readonly SemaphoreSlim one = new(1, 1);

    /// <returns>When the next timer or mail is due; null when none is waiting.</returns>
    public async Task<DateTimeOffset?> RunAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            bool fired, sent;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                fired = await FireDueAsync(cancellationToken);
                sent = await delivery.SendDueAsync(cancellationToken);
            }
            while (fired || sent);

            state.Ticked(time.GetUtcNow());
            return await NextAsync(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Fires these now, because somebody waits for what they do. One that the pump has fired meanwhile is done all the same.</summary>
    public async Task FireAsync(IReadOnlyList<Guid> due, CancellationToken cancellationToken)
    {
        foreach (var id in due)
        {
            await FireAsync(id, cancellationToken);
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> FireDueAsync(CancellationToken cancellationToken)
    {
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            due = await DueTimers.FindAsync(db, time.GetUtcNow(), TimersInOneLook, cancellationToken);
        }

        await FireAsync(due, cancellationToken);
        return due.Count > 0;
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

    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var timer = await DueTimers.NextAsync(db, cancellationToken);
        var mail = await db.Outbox.AsNoTracking()
            .Where(m => m.State == MailState.Pending || m.State == MailState.Uncertain)
            .OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync(cancellationToken);
        return timer is null || mail < timer ? mail : timer;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Timer {TimerId} failed and will be tried again later.")]
    private partial void LogTimerFailed(Exception error, Guid timerId);
}
