using System.Globalization;
using Npgsql;

namespace CoAudit.TestSupport;

/// <summary>
/// A real PostgreSQL server of our own, durable as in production, made at the first use and gone at the end.
/// Shared by a whole test assembly; every test takes a database of its own.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Superuser = "postgres";
    private const string StartSeconds = "60";
    private const string Installations = "/usr/lib/postgresql";
    private const string NotInstalled = "No PostgreSQL server is installed; scripts/install-test-tools does that";

    private static readonly Lazy<string> ProgramFolder = new(FindProgramFolder);

    private readonly SemaphoreSlim starting = new(1, 1);
    private readonly int port = FreePort.Next();
    private TempFolder? folder;
    private int databases;

    private string DataFolder => folder?.File("data") ?? throw new InvalidOperationException("The cluster has not been started");

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref databases)}");
        // Not pooled: an idle connection to the maintenance database would hold up a smart shutdown.
        await using var connection = new NpgsqlConnection(ConnectionStringOf(Superuser) + ";Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionStringOf(name);
    }

    /// <summary>Starts the server where it is not running yet.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await starting.WaitAsync(cancellationToken);
        try
        {
            if (folder is null)
            {
                folder = new TempFolder("pg", owner: Superuser);
                await ToolAsync("initdb", "-D", DataFolder, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
                await StartServerAsync();
            }
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Stops as a power cut would: no checkpoint, every connection dropped. The data stay for <see cref="ResumeAsync"/>.</summary>
    public Task StopImmediatelyAsync() => ToolAsync("pg_ctl", "stop", "-D", DataFolder, "-m", "immediate", "-w");

    /// <summary>Starts again on the same data and port after <see cref="StopImmediatelyAsync"/>.</summary>
    public Task ResumeAsync() => StartServerAsync();

    /// <summary>Drops every connection and recovers from the write-ahead log.</summary>
    public async Task RestartAsync()
    {
        await StopImmediatelyAsync();
        await ResumeAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            // A fault test may have left it stopped; then there is nothing to do.
            await Command.TryRunAsync(CommandOf("pg_ctl", "stop", "-D", DataFolder, "-m", "immediate", "-w"));
            folder.Dispose();
            folder = null;
        }

        starting.Dispose();
    }

    private Task StartServerAsync() =>
        ToolAsync(
            "pg_ctl", "start", "-w", "-t", StartSeconds, "-D", DataFolder, "-l", folder!.File("server.log"),
            "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -h 127.0.0.1 -k {folder.FullPath} -c max_connections=300"));

    private static async Task ToolAsync(string name, params string[] arguments) => await Command.RunAsync(CommandOf(name, arguments));

    private static string[] CommandOf(string name, params string[] arguments) =>
        Command.AsUser(Superuser, [Path.Combine(ProgramFolder.Value, name), .. arguments]);

    private static string FindProgramFolder() =>
        Directory.Exists(Installations)
            ? Directory.EnumerateDirectories(Installations)
                .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
                .OrderByDescending(version => int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))
                .Select(version => Path.Combine(version, "bin"))
                .FirstOrDefault() ?? throw new InvalidOperationException(NotInstalled)
            : throw new InvalidOperationException(NotInstalled);

    private string ConnectionStringOf(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={Superuser};Database={database}");
}
