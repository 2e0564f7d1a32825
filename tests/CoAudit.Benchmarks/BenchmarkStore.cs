using System.Data.Common;
using CoAudit.Audits;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Storage;
using CoAudit.TestSupport;
using CoAudit.Web.Storage;
using CoAudit.Web.Storage.Postgres;
using CoAudit.Web.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CoAudit.Benchmarks;

/// <summary>A real database on disk, migrated, with the product wired to it as the service wires it. It is gone afterwards.</summary>
internal sealed class BenchmarkStore : IAsyncDisposable
{
    private readonly TempFolder folder = new("benchmarks");
    private readonly ServiceProvider services;

    private BenchmarkStore(string? postgres)
    {
        ServiceCollection wiring = new();
        wiring.AddSingleton(TimeProvider.System);
        wiring.AddAudits();
        wiring.AddSingleton(CriteriaLibrary.Empty);
        if (postgres is null)
        {
            Sqlite = new SqliteStoreOptions($"Data Source={folder.File("coaudit.db")}", folder.FullPath);
            SqliteRegistration.Add(wiring, Sqlite);
        }
        else
        {
            PostgresRegistration.Add(wiring, postgres);
        }

        ConnectionString = postgres ?? $"Data Source={folder.File("coaudit.db")}";
        services = wiring.BuildServiceProvider();
    }

    /// <summary>Where the file is; null on PostgreSQL.</summary>
    public SqliteStoreOptions? Sqlite { get; }

    public string ConnectionString { get; }

    /// <summary>How an acknowledged commit is kept: on the disk, in both.</summary>
    public string Durability => Sqlite is null ? "postgres-fsync-on" : "sqlite-wal-full";

    /// <param name="cluster">For a database on PostgreSQL; null for a SQLite file.</param>
    public static async Task<BenchmarkStore> CreateAsync(PostgresCluster? cluster = null)
    {
        BenchmarkStore store = new(cluster is null ? null : await cluster.CreateDatabaseAsync());
        await store.Get<IStorePreparation>().PrepareAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A connection of its own, for what the product has no part in.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = Sqlite is null ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(Sqlite.ReaderConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A figure counts only when every cycle that was started is complete.</summary>
    public async Task ThrowIfUnfinishedAsync()
    {
        await using var db = await Get<IDbContextFactory<CoAuditDb>>().CreateDbContextAsync();
        var unfinished = await db.Instances.CountAsync(i => i.SubStatus != "Finished");
        if (unfinished > 0)
        {
            throw new InvalidOperationException($"{unfinished} cycles were started and not completed.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
