using System.Globalization;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Configuration;
using CoAudit.Web.Pump;
using CoAudit.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>The whole service inside the test's process, on a port of its own and a real database, with a clock that the test turns.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private const string ApiKey = "an-api-key-for-tests-on-loopback-only";

    private readonly TempFolder folder;
    private readonly WebApplication app;

    private TestHost(TempFolder folder, WebApplication app, Uri address, FakeTimeProvider clock, LogLines log)
    {
        (this.folder, this.app, Address, Clock, Log) = (folder, app, address, clock, log);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its clock; a Monday morning in term at first.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Everything it logged.</summary>
    internal LogLines Log { get; }

    /// <summary>Talks to it with no cookies and no redirects.</summary>
    public HttpClient Client { get; }

    /// <summary>The mails that it wrote to its pickup directory.</summary>
    public Mails Mails => new(folder.File("mail"));

    /// <summary>Our REST API with the bootstrap key.</summary>
    public AuditApi Api() => new(Client, $"ApiKey {ApiKey}");

    /// <summary>Starts it on a SQLite file, or on the database with this connection string.</summary>
    public static async Task<TestHost> StartAsync(string? postgres = null)
    {
        TempFolder files = new("host");
        LogLines log = new();
        FakeTimeProvider clock = new(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));
        var service = WebHost.Build(Arguments(files, address, postgres ?? $"Data Source={files.File("coaudit.db")}"), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Logging.AddProvider(log);
        });
        await StartUp.PrepareAsync(service, CancellationToken.None);
        await service.StartAsync();
        service.Services.GetRequiredService<PumpWorker>().Begin();
        return new TestHost(files, service, address, clock, log);
    }

    /// <summary>The text of every row of every table of ours.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await TableDump.OfAsync(db);
    }

    /// <summary>Waits until every mail has left, or never will, so that nothing but a request can change anything.</summary>
    public Task WaitUntilQuietAsync() => Eventually.ThatAsync(
        async () =>
        {
            await using var db = await Contexts.CreateDbContextAsync();
            return !await db.Outbox.AnyAsync(mail => mail.SentAt == null && mail.DueAt < OutboxMail.Never);
        },
        "every mail has left");

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
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    private IDbContextFactory<CoAuditDb> Contexts => Part<IDbContextFactory<CoAuditDb>>();

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
        "--Pump:Interval=00:00:00.100",
        $"--COAUDIT_BOOTSTRAP_API_KEY={ApiKey}",
    ];
}
