using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Pump;

/// <summary>One look for due work: fires timers, sends mails, until nothing is due. May run twice, at once, or never: the rows decide.</summary>
internal sealed class PumpRun(
    IDbContextFactory<CoAuditDb> contexts,
    TimerPump timers,
    MailDelivery delivery,
    FreedSpace freed,
    PumpState state,
    TimeProvider time) : IDisposable
{
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
                fired = await timers.FireDueAsync(cancellationToken);
                sent = await delivery.SendDueAsync(cancellationToken);
            }
            while (fired || sent);

            await freed.WipeAsync(cancellationToken);
            state.Ticked(time.GetUtcNow());
            return await NextAsync(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var timer = await DueTimers.NextAsync(db, cancellationToken);
        var mail = await db.Outbox.AsNoTracking()
            .Where(m => m.State == MailState.Pending || m.State == MailState.Uncertain)
            .OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync(cancellationToken);
        return timer is null || mail < timer ? mail : timer;
    }
}
