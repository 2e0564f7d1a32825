using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage;
using CoAudit.Browser.Tests.Journeys;
using CoAudit.Web.Pump;
using CoAudit.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Browser.Tests.Reports;

/// <summary>The service inside the test's process, with an audit whose published report has something in each part.</summary>
public sealed class ReportedHome : IAsyncLifetime
{
    private readonly TempFolder folder = new("reported");
    private WebApplication? app;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"));

    /// <summary>The report's address for a participant.</summary>
    internal string Path { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        app = WebHost.Build(
        [
            "--environment=Development", "--applicationName=CoAudit.Web", $"--contentRoot={Repository.WebProject}", $"--urls={Address.AbsoluteUri}",
            $"--PublicBaseUrl={Address.AbsoluteUri}", $"--ConnectionStrings:CoAudit=Data Source={folder.File("coaudit.db")}", $"--Mail:PickupDirectory={folder.File("mail")}",
            "--Mail:From=audits@coaudit.example", "--Pump:Interval=00:00:00.200", $"--COAUDIT_BOOTSTRAP_API_KEY={ServiceProcess.ApiKey}",
        ]);
        await StartUp.PrepareAsync(app, CancellationToken.None);
        await app.StartAsync();
        app.Services.GetRequiredService<PumpWorker>().Begin();
        using HttpClient client = new() { BaseAddress = Address };
        var audit = await new AuditApi(client, $"ApiKey {ServiceProcess.ApiKey}").StartAuditAsync(Willowbrook.Request("infection-control"));
        await PublishAsync(new AuditId(Guid.Parse(audit)));
        Path = $"/t/{await new Mails(folder.File("mail")).WaitForTokenAsync(Willowbrook.Arthur)}/report";
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        folder.Dispose();
    }

    // A whole audit would take months; its report is put out by the same command that the audit's end uses.
    private Task PublishAsync(AuditId id) => app!.Services.GetRequiredService<ITransactor>().RunAsync(
        async (unit, cancellationToken) =>
        {
            var audit = (await unit.Db.LockAuditAsync(id, cancellationToken))!;
            var version = ReportVersion.Of(id, SampleReport.Of(audit.Title), ReportFormats.All, 1, unit.Now);
            unit.Db.ReportVersions.Add(version);
            audit.PublishReport(version, unit.Now);
            return version.Number;
        },
        CancellationToken.None);
}
