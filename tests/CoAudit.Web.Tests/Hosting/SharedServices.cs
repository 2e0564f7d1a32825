using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>One process of the service for many tests.</summary>
public abstract class SharedService : IAsyncLifetime
{
    private ServiceProcess? service;

    /// <summary>The running service.</summary>
    public ServiceProcess Service => service ?? throw new InvalidOperationException("Not started");

    private protected abstract Task<Dictionary<string, string>> SettingsAsync();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => service = await ServiceProcess.StartAsync(await SettingsAsync());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (service is not null)
        {
            await service.DisposeAsync();
        }
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteService(PostgresCluster cluster) : SharedService
{
    private protected override Task<Dictionary<string, string>> SettingsAsync() => cluster.SettingsAsync(Database.Sqlite);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresService(PostgresCluster cluster) : SharedService
{
    private protected override Task<Dictionary<string, string>> SettingsAsync() => cluster.SettingsAsync(Database.Postgres);
}
