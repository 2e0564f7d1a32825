using System.Threading.Channels;
using CoAudit.Web.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CoAudit.Benchmarks.Raw;

/// <summary>Writes what waits, as much as there is, with one durable commit. On a connection set up like the service's own.</summary>
internal sealed class GroupCommit : IRowWriter
{
    private const int MostInOneCommit = 64;

    private readonly Channel<Unit> queue = Channel.CreateUnbounded<Unit>();
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly SqliteWriter connection;
    private readonly Task writer;

    private GroupCommit(SqliteWriter connection)
    {
        this.connection = connection;
        writer = Task.Run(WriteWaitingAsync);
    }

    public static async Task<GroupCommit> OpenAsync(SqliteStoreOptions options) => new(await SqliteWriter.OpenAsync(options));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<RowChange> changes, Guid[] ids)
    {
        Unit unit = new(changes, ids, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        queue.Writer.TryWrite(unit);
        return unit.Durable.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.Complete();
        await writer;
        foreach (var command in prepared.Values)
        {
            await command.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private async Task WriteWaitingAsync()
    {
        List<Unit> batch = new(MostInOneCommit);
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            try
            {
                Commit(batch);
                batch.ForEach(unit => unit.Durable.SetResult());
            }
            catch (Exception error) when (error is SqliteException or InvalidOperationException)
            {
                batch.ForEach(unit => unit.Durable.SetException(error));
            }
        }
    }

    private void Commit(List<Unit> batch)
    {
        using var transaction = connection.Begin();
        while (batch.Count < MostInOneCommit && queue.Reader.TryRead(out var unit))
        {
            batch.Add(unit);
            foreach (var change in unit.Changes)
            {
                Write(change, unit.Ids, transaction);
            }
        }

        transaction.Commit();
    }

    private void Write(RowChange change, Guid[] ids, SqliteTransaction transaction)
    {
        if (!prepared.TryGetValue(change.Sql, out var command))
        {
            command = Prepare(change, transaction.Connection!);
            prepared.Add(change.Sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < change.Values.Count; i++)
        {
            command.Parameters[i].Value = change.Value(i, ids);
        }

        if (command.ExecuteNonQuery() != 1)
        {
            throw new InvalidOperationException($"A recorded change met no row: {change.Sql}");
        }
    }

    private static SqliteCommand Prepare(RowChange change, SqliteConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables; values travel as parameters.
        command.CommandText = change.Sql;
#pragma warning restore CA2100
        for (var i = 0; i < change.Values.Count; i++)
        {
            command.Parameters.AddWithValue($"@{i}", DBNull.Value);
        }

        return command;
    }

    private sealed record Unit(IReadOnlyList<RowChange> Changes, Guid[] Ids, TaskCompletionSource Durable);
}
