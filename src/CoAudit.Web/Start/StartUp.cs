using CoAudit.Audits.Features.CreateApiKey;
using CoAudit.Web.Accounts;
using CoAudit.Web.Configuration;
using CoAudit.Web.Pump;
using CoAudit.Web.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CoAudit.Web.Start;

/// <summary>What happens once before the service takes work, and what it says when it does.</summary>
internal static class StartUp
{
    private const int ShortestKey = CreateApiKeyHandler.ShortestKey;

    public static async Task PrepareStoreAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<IStorePreparation>().PrepareAsync(cancellationToken);

    /// <exception cref="StartRefusedException">The database or a setting cannot be used.</exception>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await PrepareStoreAsync(app.Services, cancellationToken);

        // The first key of a fresh installation is made now: a request that only reads must not be what makes it.
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("CoAudit.Start").Protect("");
        await EnsureBootstrapKeyAsync(app, cancellationToken);
        DataFiles.Tell(app);
        await WorkflowFiles.ImportAsync(app, cancellationToken);
    }

    public static async Task AnnounceAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var urls = app.Services.GetRequiredService<PublicUrls>();
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? WebHost.DefaultAddress;
        if (!urls.IsKnown)
        {
            urls.Base = Reachable(listening);
        }

        app.Services.GetService<FaultPoint>()?.Arm();
        app.Services.GetRequiredService<PumpWorker>().Begin();
        var first = app.Services.GetRequiredService<FirstAccount>();
        var output = Console.Out;
        await output.WriteLineAsync($"CoAudit is ready at {urls.Base}");
        if (await first.IsNeededAsync(cancellationToken))
        {
            await output.WriteLineAsync($"Create the first account here (this link works once): {new Uri(urls.Base, $"account/set-up/{first.Code}")}");
        }

        if (app.Environment.IsDevelopment())
        {
            await output.WriteLineAsync($"Mails of this development service are shown at {new Uri(urls.Base, "dev/mailbox")}");
        }
    }

    /// <summary>An address that a browser on this machine can open, for one that is listened on.</summary>
    public static Uri Reachable(string listening) =>
        new(listening.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal));

    private static async Task EnsureBootstrapKeyAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var key = app.Configuration["COAUDIT_BOOTSTRAP_API_KEY"];
        if (string.IsNullOrEmpty(key))
        {
            return;
        }

        if (key.Length < ShortestKey)
        {
            throw new StartRefusedException($"COAUDIT_BOOTSTRAP_API_KEY is too short: use {ShortestKey} characters or more.");
        }

        await app.Services.GetRequiredService<CreateApiKeyHandler>().EnsureAsync("bootstrap", key, cancellationToken);
    }
}
