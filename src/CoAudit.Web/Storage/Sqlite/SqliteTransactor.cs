using System.Threading.Channels;
using CoAudit.Audits.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>
/// SQLite's one writer. Commands queue up; the writer runs as many as wait, each behind a savepoint of its own, and makes them durable with one commit
/// (WAL, synchronous FULL). A command is acknowledged after that commit, never before.
/// </summary>
internal sealed class SqliteTransactor(SqliteStoreOptions options, TimeProvider time, IStoreProbe? probe = null) : ITransactor, IAsyncDisposable
{
    private const int MostInOneCommit = 64;

    private const int MostWaiting = 2_000;

    private readonly Channel<WriteWork> queue = Channel.CreateBounded<WriteWork>(MostWaiting);
    private readonly Lock starting = new();
    private Task? writer;

    public async Task<T> RunAsync<T>(Func<Unit, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        WriteWork<T> item = new(work, cancellationToken);
        if (!queue.Writer.TryWrite(item))
        {
            throw new StoreBusyException("Too many changes are waiting. Try again in a moment.");
        }

        lock (starting)
        {
            writer ??= Task.Run(WriteAsync, CancellationToken.None);
        }

        return await item.Result;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (writer is not null)
        {
            await writer;
        }
    }

    private async Task WriteAsync()
    {
        SqliteWriter? open = null;
        List<WriteWork> batch = new(MostInOneCommit);
        try
        {
            while (await queue.Reader.WaitToReadAsync())
            {
                batch.Clear();
                try
                {
                    open ??= await SqliteWriter.OpenAsync(options, probe);
                    await CommitWaitingAsync(open, batch);
                }
                catch (Exception error)
                {
                    // The transaction as a whole is lost, with everything in it; a fresh connection is the only safe way on.
                    // Whatever it was: the writer outlives it, or nobody would ever be answered again.
                    FailAll(batch, error);
                    if (open is not null)
                    {
                        await open.DisposeAsync();
                        open = null;
                    }
                }
            }
        }
        finally
        {
            if (open is not null)
            {
                await open.DisposeAsync();
            }
        }
    }

    private async Task CommitWaitingAsync(SqliteWriter open, List<WriteWork> batch)
    {
        await using var transaction = open.Begin();
        while (batch.Count < MostInOneCommit && queue.Reader.TryRead(out var work))
        {
            batch.Add(work);
            if (!work.IsAbandoned)
            {
                await RunAsync(open, transaction, work);
            }
        }

        probe?.Before("COMMIT");
        await transaction.CommitAsync();
        probe?.After("COMMIT");
        foreach (var work in batch)
        {
            work.Acknowledge();
        }
    }

    private async Task RunAsync(SqliteWriter open, SqliteTransaction transaction, WriteWork work)
    {
        open.Save(transaction);
        await using var db = open.NewContext(transaction);
        try
        {
            await work.RunAsync(new Unit(db, Instant.Stored(time.GetUtcNow())));
            await db.SaveChangesAsync();
        }
        catch (Exception error) when (!IsFatal(error))
        {
            open.Undo(transaction);
            work.Refuse(error);
        }

        open.Release(transaction);
    }

    // Full disk, broken file: SQLite may have rolled back everything already.
    private static bool IsFatal(Exception error) =>
        (error as SqliteException ?? error.InnerException as SqliteException)?.SqliteErrorCode is 7 or 8 or 10 or 11 or 13 or 14 or 26;

    private void FailAll(List<WriteWork> batch, Exception error)
    {
        // Nothing was read yet when the database could not even be opened: whoever waits must hear of it.
        if (batch.Count == 0)
        {
            while (queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }
        }

        StoreBusyException busy = new("The database cannot be written now. Nothing was changed.", error);
        foreach (var work in batch)
        {
            work.Fail(busy);
        }
    }
}
