using System.Globalization;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Configuration;
using CoAudit.Web.Pump;
using CoAudit.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>The whole service inside the test's process, on a port of its own and a real database, with a clock that the test turns.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private const string ApiKey = "an-api-key-for-tests-on-loopback-only";

    // Hangfire keeps its log in a static field: a host that ends while another starts would take it along.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private readonly TempFolder folder;
    private readonly IReadOnlyList<string> arguments;
    private WebApplication app;

    private TestHost(TempFolder folder, IReadOnlyList<string> arguments, WebApplication app, Uri address, FakeTimeProvider clock, LogLines log)
    {
        (this.folder, this.arguments, this.app, Address, Clock, Log) = (folder, arguments, app, address, clock, log);
        Mails = new Mails(folder.File("mail"));
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its clock; a Monday morning in term at first.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Everything it logged.</summary>
    internal LogLines Log { get; }

    /// <summary>What a program with the bootstrap key sends as <c>Authorization</c>.</summary>
    internal static string KeyHeader => $"ApiKey {ApiKey}";

    /// <summary>Method and route of every endpoint that a request came to.</summary>
    internal IReadOnlyCollection<string> Reached => Part<ReachedRoutes>().All;

    /// <summary>Talks to it with no cookies and no redirects.</summary>
    public HttpClient Client { get; }

    /// <summary>The mails that it wrote to its pickup directory.</summary>
    public Mails Mails { get; }

    /// <summary>Our REST API with the bootstrap key.</summary>
    public AuditApi Api() => new(Client, KeyHeader);

    /// <summary>Starts it on a SQLite file, or on the database with this connection string.</summary>
    /// <param name="settings">What else its command line says, for example <c>--Pdf:Pdftoppm=none</c>.</param>
    public static async Task<TestHost> StartAsync(string? postgres = null, params IEnumerable<string> settings)
    {
        TempFolder files = new("host");
        LogLines log = new();
        FakeTimeProvider clock = new(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        var connection = postgres ?? $"Data Source={files.File("coaudit.db")}";
        string[] line = [.. Arguments(files, address, connection), .. settings];
        return new TestHost(files, line, await ServeAsync(line, clock, log), address, clock, log);
    }

    /// <summary>Ends the service and starts it again on the same data, address and clock.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        app = await ServeAsync(arguments, Clock, Log);
    }

    /// <summary>The text of every row of every table of ours.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await TableDump.OfAsync(db);
    }

    /// <summary>Waits until what is due by the test's clock has happened and its mails have left, so that nothing but a request can change anything.</summary>
    public Task WaitUntilQuietAsync() => Eventually.ThatAsync(
        () => ReadAsync(async db =>
        {
            var now = Clock.GetUtcNow();
            return !await db.Timers.AnyAsync(timer => timer.DueAt <= now && !timer.Quarantined)
                && !await db.Outbox.AnyAsync(mail => mail.SentAt == null && mail.DueAt <= now);
        }),
        "what is due has happened and its mails have left");

    /// <summary>
    /// Turns the clock on once what is due has happened: what a mail is about may be over afterwards, and then it never leaves; a review that is
    /// planned later is due later.
    /// </summary>
    public async Task LetPassAsync(TimeSpan time)
    {
        await WaitUntilQuietAsync();
        Clock.Advance(time);
        Part<PumpWorker>().Nudge();
    }

    /// <summary>Reads the database behind the service's back.</summary>
    internal async Task<T> ReadAsync<T>(Func<CoAuditDb, Task<T>> read)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>A part of the running service.</summary>
    internal T Part<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await EndAsync();
        folder.Dispose();
    }

    private async Task EndAsync()
    {
        await Turn.WaitAsync();
        try
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    private IDbContextFactory<CoAuditDb> Contexts => Part<IDbContextFactory<CoAuditDb>>();

    private static async Task<WebApplication> ServeAsync(IEnumerable<string> arguments, TimeProvider clock, LogLines log)
    {
        var service = WebHost.Build([.. arguments], builder =>
        {
            builder.Services.AddSingleton(clock);
            builder.Services.AddSingleton<ReachedRoutes>();
            builder.Services.AddSingleton<IStartupFilter>(provider => provider.GetRequiredService<ReachedRoutes>());
            builder.Logging.AddProvider(log);
        });
        await Turn.WaitAsync();
        try
        {
            await StartUp.PrepareAsync(service, CancellationToken.None);
            await service.StartAsync();
        }
        finally
        {
            Turn.Release();
        }

        service.Services.GetRequiredService<PumpWorker>().Begin();
        return service;
    }

    private static string[] Arguments(TempFolder files, Uri address, string database) =>
    [
        "--environment=Development",
        "--applicationName=CoAudit.Web",
        $"--contentRoot={Repository.WebProject}",
        $"--urls={address.AbsoluteUri}",
        $"--PublicBaseUrl={address.AbsoluteUri}",
        $"--ConnectionStrings:CoAudit={database}",
        $"--Mail:PickupDirectory={files.File("mail")}",
        "--Mail:From=audits@coaudit.example",
        "--Pump:Interval=00:00:00.400",
        $"--COAUDIT_BOOTSTRAP_API_KEY={ApiKey}",
    ];
}
