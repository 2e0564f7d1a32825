using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// Statements that are sent together where the database is across a wire: one way there and back for all of them. In the process itself, where that gains nothing,
/// each runs when it is added.
/// </summary>
internal sealed class StatementBatch(CoAuditDb db)
{
    private readonly DbConnection connection = db.Database.GetDbConnection();
    private DbBatch? batch;
    private List<DbBatchCommand>? demanded;

    /// <summary>True when a statement that had to change one row did not.</summary>
    public bool HasMissed { get; private set; }

    public async ValueTask AddAsync(Statement statement, CancellationToken cancellationToken, params object?[] values)
    {
        if (connection.CanCreateBatch)
        {
            Queue(statement, values);
        }
        else
        {
            await statement.ExecuteAsync(db, cancellationToken, values);
        }
    }

    /// <summary>A statement that must change one row.</summary>
    public async ValueTask DemandAsync(Statement statement, CancellationToken cancellationToken, params object?[] values)
    {
        if (connection.CanCreateBatch)
        {
            (demanded ??= []).Add(Queue(statement, values));
        }
        else
        {
            HasMissed |= await statement.ExecuteAsync(db, cancellationToken, values) != 1;
        }
    }

    /// <summary>Sends what has been added.</summary>
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        if (batch is null)
        {
            return;
        }

        await using (batch)
        {
            batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            Tell(command => db.Probe?.Before(command));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            Tell(command => db.Probe?.After(command));
            HasMissed |= demanded?.Exists(command => command.RecordsAffected != 1) ?? false;
        }
    }

    private DbBatchCommand Queue(Statement statement, object?[] values)
    {
        batch ??= connection.CreateBatch();
        var command = statement.Of(batch, values);
        batch.BatchCommands.Add(command);
        return command;
    }

    private void Tell(Action<string> tell)
    {
        if (db.Probe is not null)
        {
            foreach (var command in batch!.BatchCommands)
            {
                tell(command.CommandText);
            }
        }
    }
}
