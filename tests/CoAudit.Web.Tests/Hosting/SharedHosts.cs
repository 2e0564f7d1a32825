namespace CoAudit.Web.Tests.Hosting;

/// <summary>One running service for many tests; each test starts an audit of its own in it.</summary>
public abstract class SharedHost : IAsyncLifetime
{
    private TestHost? host;

    /// <summary>The running service.</summary>
    public TestHost Host => host ?? throw new InvalidOperationException("Not started");

    private protected abstract Task<TestHost> StartAsync();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => host = await StartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteHost : SharedHost
{
    private protected override Task<TestHost> StartAsync() => TestHost.StartAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresHost(PostgresCluster cluster) : SharedHost
{
    private protected override async Task<TestHost> StartAsync() => await TestHost.StartAsync(await cluster.CreateDatabaseAsync());
}
