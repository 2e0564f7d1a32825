using System.Globalization;

namespace CoAudit.TestSupport;

/// <summary>
/// The built service as a real process on a port of its own, with data of its own: SQLite and a pickup directory in a temporary folder,
/// unless its settings name a PostgreSQL database and a mail server.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>The API key that the service is started with.</summary>
    public const string ApiKey = "an-api-key-for-tests-on-loopback-only";

    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(2);

    private readonly TempFolder folder = new("service");
    private readonly Dictionary<string, string> environment;
    private ServerProcess? process;

    private ServiceProcess(IReadOnlyDictionary<string, string>? settings)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        environment = DefaultSettings();
        foreach (var (key, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            environment[key] = value;
        }

        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Talks to it with no cookies and no redirects, so that a test sees every answer as it is.</summary>
    public HttpClient Client { get; }

    /// <summary>The folder of its data, which outlives a kill.</summary>
    public string DataFolder => folder.FullPath;

    /// <summary>Of its database, for a look from outside.</summary>
    public string ConnectionString => environment["ConnectionStrings__CoAudit"];

    /// <summary>The mails that it wrote to its pickup directory.</summary>
    public Mails Mails => field ??= new Mails(folder.File("mail"));

    /// <summary>What it wrote since its last start.</summary>
    public string Output => process?.Output ?? "";

    /// <summary>The running process.</summary>
    public ServerProcess Process => process ?? throw new InvalidOperationException("The service has not been started");

    /// <summary>Starts it and waits until it is ready for work.</summary>
    /// <param name="settings">Environment variables beside the defaults, or in their place, such as <c>ConnectionStrings__CoAudit</c>.</param>
    public static async Task<ServiceProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var service = Prepare(settings);
        try
        {
            await service.RestartAsync();
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything but the start: for tests in which the start is refused.</summary>
    public static ServiceProcess Prepare(IReadOnlyDictionary<string, string>? settings = null) => new(settings);

    /// <summary>Another setting from its next start on; null takes one away.</summary>
    public void Set(string key, string? value)
    {
        if (value is null)
        {
            environment.Remove(key);
        }
        else
        {
            environment[key] = value;
        }
    }

    /// <summary>Starts it on the same data and port and waits until it is ready. It must not be running.</summary>
    public async Task RestartAsync()
    {
        Launch();
        await WaitUntilReadyAsync();
    }

    /// <summary>Starts it and does not wait.</summary>
    /// <param name="command">What it is asked to do; nothing is to serve.</param>
    public void Launch(params string[] command)
    {
        if (process is { HasEnded: false })
        {
            throw new InvalidOperationException("The service is running already");
        }

        var description = Command.Describe(["dotnet", Repository.WebAssembly, .. command]);
        description.WorkingDirectory = Repository.WebProject;
        foreach (var (key, value) in environment)
        {
            description.Environment[key] = value;
        }

        process = ServerProcess.Start(description);
    }

    /// <summary>Waits until it says that it is ready; fails at once when it ends instead.</summary>
    public Task WaitUntilReadyAsync() => Eventually.ThatAsync(
        async () =>
        {
            Process.ThrowIfEnded();
            using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return (int)response.StatusCode;
        },
        status => status == 200,
        "the service is ready",
        ReadyWithin);

    /// <summary>SIGKILL: no shutdown of any kind. The data stay.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>Our REST API with the bootstrap key.</summary>
    public AuditApi Api() => new(Client, $"ApiKey {ApiKey}");

    /// <summary>Our REST API as the participant who got the link with this token.</summary>
    public RobotParticipant Participant(string token) => new(Client, token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Client.Dispose();
        folder.Dispose();
    }

    private Dictionary<string, string> DefaultSettings() => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = Address.AbsoluteUri,
        ["PublicBaseUrl"] = Address.AbsoluteUri,
        ["ConnectionStrings__CoAudit"] = $"Data Source={folder.File("coaudit.db")}",
        ["Mail__PickupDirectory"] = folder.File("mail"),
        ["Mail__From"] = "audits@coaudit.example",
        ["Pump__Interval"] = "00:00:00.200",
        ["COAUDIT_BOOTSTRAP_API_KEY"] = ApiKey,
        ["DOTNET_NOLOGO"] = "1",
    };
}
