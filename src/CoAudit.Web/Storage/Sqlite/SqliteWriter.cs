using System.Data;
using CoAudit.Audits.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>The writer's own connection: never pooled, never shared, and only ever one.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SqliteConnection connection;
    private readonly PooledDbContextFactory<SqliteCoAuditDb> contexts;

    private readonly IStoreProbe? probe;
    private readonly SqliteCommand save;
    private readonly SqliteCommand undo;
    private readonly SqliteCommand release;

    private SqliteWriter(SqliteConnection connection, IStoreProbe? probe)
    {
        (this.connection, this.probe) = (connection, probe);
        (save, undo, release) = (Prepare("SAVEPOINT unit"), Prepare("ROLLBACK TO unit"), Prepare("RELEASE unit"));

        // Units run one after the other: one context, emptied after each, serves them all. To make one anew costs more than a burst.
        contexts = new PooledDbContextFactory<SqliteCoAuditDb>(new DbContextOptionsBuilder<SqliteCoAuditDb>().UseSqlite(connection).Probe(probe).Options, poolSize: 1);
    }

    public static async Task<SqliteWriter> OpenAsync(SqliteStoreOptions options, IStoreProbe? probe = null)
    {
        SqliteConnection opened = new(options.WriterConnectionString);
        await opened.OpenAsync();
        await using var pragma = opened.CreateCommand();
        pragma.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 1000;
            PRAGMA journal_size_limit = 67108864;
            PRAGMA secure_delete = ON;
            PRAGMA cache_size = -16384;
            PRAGMA foreign_keys = ON;
            """;
        await pragma.ExecuteNonQueryAsync();
        return new SqliteWriter(opened, probe);
    }

    /// <summary>BEGIN IMMEDIATE: the lock is taken now, not at the first write, where it could fail.</summary>
    public SqliteTransaction Begin() => connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <summary>What follows can be undone without what came before in the same transaction.</summary>
    public void Save(SqliteTransaction transaction) => Run(save, transaction);

    /// <summary>Undoes everything since <see cref="Save"/>.</summary>
    public void Undo(SqliteTransaction transaction) => Run(undo, transaction);

    /// <summary>What has followed <see cref="Save"/> belongs to the transaction.</summary>
    public void Release(SqliteTransaction transaction) => Run(release, transaction);

    /// <summary>An empty context on the writer's connection and transaction.</summary>
    public SqliteCoAuditDb NewContext(SqliteTransaction transaction)
    {
        var db = contexts.CreateDbContext();
        db.Database.UseTransaction(transaction);
        db.Probe = probe;

        // Each unit has its savepoint already.
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    public async ValueTask DisposeAsync()
    {
        await save.DisposeAsync();
        await undo.DisposeAsync();
        await release.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    // Two of them run for each unit: made and compiled once.
    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
