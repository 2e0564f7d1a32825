using CoAudit.Audits;
using CoAudit.Audits.Storage;
using CoAudit.TestSupport;
using CoAudit.Web.Storage;
using CoAudit.Web.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Benchmarks;

/// <summary>A SQLite file on disk, migrated, with the product wired to it as the service wires it. The file is gone afterwards.</summary>
internal sealed class BenchmarkStore : IAsyncDisposable
{
    private readonly TempFolder folder = new("benchmarks");
    private readonly ServiceProvider services;

    private BenchmarkStore()
    {
        Options = new SqliteStoreOptions($"Data Source={folder.File("coaudit.db")}", folder.FullPath);
        ServiceCollection wiring = new();
        wiring.AddSingleton(TimeProvider.System);
        wiring.AddAudits();
        SqliteRegistration.Add(wiring, Options);
        services = wiring.BuildServiceProvider();
    }

    public SqliteStoreOptions Options { get; }

    public static async Task<BenchmarkStore> CreateAsync()
    {
        BenchmarkStore store = new();
        await store.Get<IStorePreparation>().PrepareAsync(CancellationToken.None);
        return store;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

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
