using Npgsql;

namespace CoAudit.Benchmarks.Raw;

/// <summary>Writes each unit in one transaction and one batch on a connection of the pool; the server makes the commits of several durable together.</summary>
internal sealed class PostgresWriter : IRowWriter
{
    private readonly NpgsqlDataSource source;

    public PostgresWriter(string connectionString) =>
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });

    public async Task WriteAsync(IReadOnlyList<RowChange> changes, Guid[] ids)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using NpgsqlBatch batch = new(connection, transaction);
        foreach (var change in changes)
        {
            NpgsqlBatchCommand command = new(change.Sql);
            for (var i = 0; i < change.Values.Count; i++)
            {
                command.Parameters.AddWithValue($"{i}", change.Value(i, ids));
            }

            batch.BatchCommands.Add(command);
        }

        if (await batch.ExecuteNonQueryAsync() != changes.Count)
        {
            throw new InvalidOperationException("A recorded change met no row.");
        }

        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
