using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace CoAudit.TestSupport;

/// <summary>An SMTP server on loopback that does exactly as it is told, for every way in which a real one can fail.</summary>
public sealed class ScriptedSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<Task> conversations = new();
    private readonly Func<SmtpStep, SmtpAction?> script;
    private readonly Task accepting;
    private int connections;

    /// <param name="script">What to do at a step; null agrees.</param>
    public ScriptedSmtpServer(Func<SmtpStep, SmtpAction?>? script = null)
    {
        this.script = script ?? (_ => null);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>With a certificate, STARTTLS is offered.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>With a name and a password, AUTH PLAIN is offered.</summary>
    public NetworkCredential? Account { get; init; }

    /// <summary>How many connections were made.</summary>
    public int Connections => connections;

    /// <summary>Every command in the order of arrival, without the messages' content.</summary>
    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Every message that arrived up to its final dot, whether or not the answer was yes.</summary>
    public ConcurrentQueue<ReceivedMessage> Messages { get; } = new();

    /// <summary>How many commands began with this verb.</summary>
    public int Count(string verb) => Commands.Count(command => command.StartsWith(verb, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        await Task.WhenAll(conversations);
        stop.Dispose();
    }

    internal SmtpAction? ActionAt(SmtpStep step) => script(step);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                conversations.Enqueue(ConverseAsync(client, Interlocked.Increment(ref connections)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ConverseAsync(TcpClient client, int number)
    {
        try
        {
            using var conversation = new ScriptedSmtpConversation(this, client, number);
            await conversation.RunAsync(stop.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }
}
