using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CoAudit.Web.Mail;

/// <summary>One connection to the mail server, from greeting to QUIT. Not for concurrent use.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan QuitDeadline = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private const int MostMessages = 100;

    private readonly MailOptions options;
    private readonly string host;
    private readonly TimeProvider time;
    private readonly SmtpConversation conversation = new();
    private readonly SmtpClient client;
    private readonly long openedAt;
    private long usedAt;
    private int messages;

    /// <param name="trust">Decides on the server's certificate in place of the system's rules; null keeps those.</param>
    public SmtpConnection(MailOptions options, TimeProvider time, RemoteCertificateValidationCallback? trust)
    {
        this.options = options;
        host = options.Host ?? throw new ArgumentException("There is no mail server to connect to.", nameof(options));
        this.time = time;
        client = new SmtpClient(conversation);
        if (trust is not null)
        {
            client.ServerCertificateValidationCallback = trust;
        }

        openedAt = usedAt = time.GetTimestamp();
    }

    /// <summary>Connects, secures the connection as configured, and signs in. Null when all went well.</summary>
    public async Task<SendOutcome.ChannelDown?> OpenAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(AnswerDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await client.ConnectAsync(host, options.Port, SocketOptions(options.Security), either.Token);
            if (options is { Username: { } name, Password: { } password })
            {
                await client.AuthenticateAsync(Encoding.UTF8, name, password, either.Token);
            }

            // With one recipient a message, pipelining and BDAT gain nothing, and they would blur what was refused and when.
            client.Capabilities &= ~(SmtpCapabilities.Pipelining | SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);
            return null;
        }
        catch (Exception exception) when (IsFailure(exception) || exception is NotSupportedException or AuthenticationException)
        {
            return new SendOutcome.ChannelDown(ReasonOf(exception));
        }
    }

    /// <summary>Whether another message may go this way; asks the server after a pause.</summary>
    public async Task<bool> IsUsableAsync(CancellationToken cancellationToken)
    {
        if (!client.IsConnected || messages >= MostMessages || time.GetElapsedTime(openedAt) >= LongestLife)
        {
            return false;
        }

        if (time.GetElapsedTime(usedAt) < LongestIdle)
        {
            return true;
        }

        using var deadline = new CancellationTokenSource(AnswerDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await client.NoOpAsync(either.Token);
            return true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            return false;
        }
    }

    /// <summary>Sends one message.</summary>
    /// <returns>What came of it, and whether the connection was to blame: then the mail can go another way at once.</returns>
    public async Task<(SendOutcome Outcome, bool WasLost)> SendAsync(MimeMessage message, MailboxAddress recipient, CancellationToken cancellationToken)
    {
        conversation.Begin();
        messages++;
        try
        {
            await client.SendAsync(FormatOptions.Default, message, options.From, [recipient], cancellationToken, conversation);
            return (new SendOutcome.Sent(), WasLost: false);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            return OutcomeOfFailure();
        }
        finally
        {
            usedAt = time.GetTimestamp();
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var deadline = new CancellationTokenSource(QuitDeadline, time);
        await client.DisconnectAsync(quit: true, deadline.Token);
        client.Dispose();
    }

    // A refusal counts even when the connection broke afterwards: after a 550 MailKit says RSET, and that can fail on its own.
    private (SendOutcome Outcome, bool WasLost) OutcomeOfFailure()
    {
        if (conversation.Refusal is { } refusal)
        {
            return (refusal.ToOutcome(), WasLost: refusal.ClosesConnection && !conversation.IsHandedOver);
        }

        return conversation.IsHandedOver
            ? (new SendOutcome.Uncertain("The connection broke after the whole mail was handed over, before the answer came."), WasLost: false)
            : (new SendOutcome.Deferred("The connection broke before the whole mail was handed over."), WasLost: true);
    }

    private string ReasonOf(Exception exception) => exception switch
    {
        _ when conversation.Refusal is { } refusal => refusal.ToString(),
        AuthenticationException => "The mail server refused the user name or password.",
        SslHandshakeException => "No secure connection to the mail server could be made: its certificate is not trusted, or TLS failed.",
        NotSupportedException when !client.IsSecure && options.Security == MailSecurity.StartTls => "The mail server does not offer STARTTLS.",
        NotSupportedException => "The mail server offers no way to sign in.",
        OperationCanceledException => "The mail server did not answer in time.",
        SocketException socket => $"The mail server cannot be reached ({socket.SocketErrorCode}).",
        _ => "The mail server closed the connection.",
    };

    private static SecureSocketOptions SocketOptions(MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
    };

    // Everything that a server, a network or a deadline can do; anything else is a bug of ours and is not caught.
    private static bool IsFailure(Exception exception) => exception
        is CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or SslHandshakeException or IOException or SocketException or OperationCanceledException;
}
