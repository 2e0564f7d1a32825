[assembly: AssemblyFixture(typeof(CoAudit.Browser.Tests.Journeys.Installation))]

namespace CoAudit.Browser.Tests.Journeys;

/// <summary>A service where one audit has been started at Willowbrook House, for tests that begin with a participant's mail. Each test takes people of its own.</summary>
public sealed class Installation : IAsyncLifetime
{
    private ServiceProcess? service;

    internal ServiceProcess Service => service ?? throw new InvalidOperationException("The service has not been started");

    /// <summary>The audit's id.</summary>
    internal string Audit { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        service = await ServiceProcess.StartAsync();
        Audit = await service.Api().StartAuditAsync(Willowbrook.Request("infection-control"));
    }

    /// <summary>The link in the newest mail to an address.</summary>
    internal Task<string> LinkOfAsync(string address) => LinkOfAsync(Service.Mails, address);

    /// <inheritdoc cref="LinkOfAsync(string)"/>
    internal static async Task<string> LinkOfAsync(Mails mails, string address) =>
        MailLinks.FindLink((await mails.WaitForAsync(address))[^1])!.AbsoluteUri;

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }
    }
}
