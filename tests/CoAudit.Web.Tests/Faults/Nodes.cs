namespace CoAudit.Web.Tests.Faults;

/// <summary>One or more processes of the service on one database.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly List<ServiceProcess> processes = [];

    public ServiceProcess this[int index] => processes[index];

    public AuditApi Api => processes[0].Api();

    public IReadOnlyList<HttpClient> Clients => [.. processes.Select(process => process.Client)];

    public static async Task<Nodes> StartAsync(IReadOnlyDictionary<string, string> settings, int count)
    {
        var nodes = new Nodes();
        try
        {
            for (var i = 0; i < count; i++)
            {
                nodes.processes.Add(await ServiceProcess.StartAsync(settings));
            }

            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    /// <summary>The processes' clients in turn.</summary>
    public HttpClient Client(int i) => processes[i % processes.Count].Client;

    /// <summary>The newest link to an address, whichever process sent it.</summary>
    public Task<string> WaitForTokenAsync(string address) => Eventually.ThatAsync(
        () => Task.FromResult(processes.SelectMany(process => process.Mails.To(address)).Select(MailLinks.FindToken).OfType<string>().First()),
        _ => true,
        $"{address} has a mail with a task link");

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }
}
