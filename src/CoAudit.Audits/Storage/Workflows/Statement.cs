using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// One SQL statement of the hot path: prepared once per connection, run on the unit's own connection and transaction, so that it commits with everything else.
/// Both databases read the same text.
/// </summary>
internal sealed class Statement
{
    private readonly string sql;
    private readonly string[] parameters;
    private readonly ConditionalWeakTable<DbConnection, DbCommand> prepared = [];
    private readonly ConditionalWeakTable<DbConnection, DbCommand>.CreateValueCallback prepare;

    public Statement(string sql, params string[] parameters)
    {
        this.sql = sql;

        // With the mark that the text has: without it the driver tries each kind of mark at each execution.
        this.parameters = [.. parameters.Select(name => "@" + name)];
        prepare = Prepare;
    }

    public async ValueTask<int> ExecuteAsync(CoAuditDb db, CancellationToken cancellationToken, params object?[] values)
    {
        db.Probe?.Before(sql);
        var changed = await Bind(db, values).ExecuteNonQueryAsync(cancellationToken);
        db.Probe?.After(sql);
        return changed;
    }

    public async ValueTask<DbDataReader> ReadAsync(CoAuditDb db, CancellationToken cancellationToken, params object?[] values)
    {
        db.Probe?.Before(sql);
        return await Bind(db, values).ExecuteReaderAsync(cancellationToken);
    }

    /// <summary>True when no row is found.</summary>
    public async ValueTask<bool> ReadsNothingAsync(CoAuditDb db, CancellationToken cancellationToken, params object?[] values)
    {
        await using var reader = await ReadAsync(db, cancellationToken, values);
        return !await reader.ReadAsync(cancellationToken);
    }

    /// <summary>The same as a part of a batch.</summary>
    public DbBatchCommand Of(DbBatch batch, object?[] values)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // The text is a constant of ours; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = parameters[i];
            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private DbCommand Bind(CoAuditDb db, object?[] values)
    {
        var command = prepared.GetValue(db.Database.GetDbConnection(), prepare);
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private DbCommand Prepare(DbConnection connection)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of ours; values travel as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
