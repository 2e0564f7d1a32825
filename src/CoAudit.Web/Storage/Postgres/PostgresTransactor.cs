using System.Data;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoAudit.Web.Storage.Postgres;

/// <summary>
/// One transaction per command on a connection of its own. Rivals are told apart by row locks and by compare-and-swap; the loser runs again from the start.
/// </summary>
internal sealed class PostgresTransactor(IDbContextFactory<PostgresCoAuditDb> contexts, TimeProvider time, IStoreProbe? probe = null) : ITransactor
{
    private const int MostAttempts = 12;

    public async Task<T> RunAsync<T>(Func<Unit, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var attempt = 0;
        string? place = null;
        while (true)
        {
            attempt++;
            try
            {
                return await OnceAsync(work, place, cancellationToken);
            }
            catch (Exception error) when (IsRivalry(error) && attempt < MostAttempts)
            {
                // Again at once: whoever was quicker has committed. Those who lost line up, so that one instance with many rivals wears nobody out.
                place = (error as RivalException)?.Place ?? place;
            }
            catch (RivalException error)
            {
                throw new StoreBusyException("Too many changes to the same thing at once. Nothing was changed; try again in a moment.", error);
            }
            catch (Exception error) when (IsBeforeCommit(error))
            {
                throw new StoreBusyException("The database cannot be reached now. Nothing was changed.", error);
            }
        }
    }

    private async Task<T> OnceAsync<T>(Func<Unit, CancellationToken, Task<T>> work, string? place, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        db.Database.AutoSavepointsEnabled = false;
        db.Probe = probe;
        if (place is not null)
        {
            await db.HoldAsync($"rivals:{place}", cancellationToken);
        }

        var result = await work(new Unit(db, Instant.Stored(time.GetUtcNow())), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        // From here on the caller may have gone: what was decided is carried out.
        probe?.Before("COMMIT");
        await transaction.CommitAsync(CancellationToken.None);
        probe?.After("COMMIT");
        return result;
    }

    private static bool IsRivalry(Exception error) => error is RivalException or DbUpdateConcurrencyException
        || PostgresErrorOf(error) is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    private static bool IsBeforeCommit(Exception error) =>
        (error as NpgsqlException ?? error.InnerException as NpgsqlException) is { IsTransient: true };

    private static string? PostgresErrorOf(Exception error) => (error as PostgresException ?? error.InnerException as PostgresException)?.SqlState;
}
