using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Storage;

/// <summary>
/// Finds and fires what is due. Firing deletes the row in the transaction that does the work, so two processes cannot both fire one, and a crash fires it again.
/// </summary>
public sealed class DueTimers(ITransactor transactor)
{
    private const int MostAttempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Ids of due timers, oldest first; at most <paramref name="most"/>.</summary>
    public static Task<List<Guid>> FindAsync(CoAuditDb db, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        Firing(db).Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).Select(t => t.Id).Take(most).ToListAsync(cancellationToken);

    /// <summary>When the next timer will be due, or null.</summary>
    public static Task<DateTimeOffset?> NextAsync(CoAuditDb db, CancellationToken cancellationToken) =>
        Firing(db).OrderBy(t => t.DueAt).Select(t => (DateTimeOffset?)t.DueAt).FirstOrDefaultAsync(cancellationToken);

    /// <returns>False when another process was quicker, or the timer is not wanted any more.</returns>
    public Task<bool> FireAsync(Guid id, Func<Unit, Timer, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var timer = await unit.Db.Timers.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id && t.DueAt <= unit.Now, ct);
                if (timer?.AuditId is { } auditId)
                {
                    // The audit first, as every command does: two that lock in different orders would wait for each other.
                    await unit.Db.LockAuditAsync(auditId, ct);
                }

                if (timer is null || await unit.Db.Timers.Where(t => t.Id == id).ExecuteDeleteAsync(ct) != 1)
                {
                    return false;
                }

                await work(unit, timer, ct);
                return true;
            },
            cancellationToken);

    /// <summary>After a failure: later again, and after several out of the others' way, for a person to see.</summary>
    public Task<bool> FailAsync(Guid id, string error, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                if (await unit.Db.Timers.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } timer)
                {
                    return false;
                }

                timer.Attempts++;
                timer.LastError = error;
                timer.Quarantined = timer.Attempts >= MostAttempts;
                timer.DueAt = unit.Now + (Pause * timer.Attempts);
                return true;
            },
            cancellationToken);

    // Written by hand: SQLite finds "quarantined = 0" by the index, and EF Core's "NOT quarantined" only by reading every timer.
    private static IQueryable<Timer> Firing(CoAuditDb db) => db.Timers.FromSql($"SELECT * FROM timers WHERE quarantined = {false}").AsNoTracking();
}
