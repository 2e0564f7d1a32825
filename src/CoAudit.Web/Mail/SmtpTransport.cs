using System.Net.Security;
using MimeKit;

namespace CoAudit.Web.Mail;

/// <summary>
/// Sends by SMTP over one kept connection. A kept connection may have died unnoticed, so a mail that it lost before handing it
/// over is tried once more on a new one.
/// </summary>
internal sealed partial class SmtpTransport : IMailTransport, IAsyncDisposable
{
    private static readonly TimeSpan MessageDeadline = TimeSpan.FromSeconds(60);

    private readonly MailOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<SmtpTransport> logger;
    private readonly RemoteCertificateValidationCallback? trust;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private SmtpConnection? connection;

    public SmtpTransport(MailOptions options, TimeProvider time, ILogger<SmtpTransport> logger)
        : this(options, time, logger, trust: null)
    {
    }

    /// <param name="trust">Decides on the server's certificate in place of the system's rules.</param>
    internal SmtpTransport(MailOptions options, TimeProvider time, ILogger<SmtpTransport> logger, RemoteCertificateValidationCallback? trust)
    {
        this.options = options;
        this.time = time;
        this.logger = logger;
        this.trust = trust;
    }

    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (MimeComposer.ProblemWith(mail) is { } problem)
        {
            return new SendOutcome.Rejected(problem);
        }

        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            using var deadline = new CancellationTokenSource(MessageDeadline, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            var outcome = await DeliverAsync(mail, either.Token);
            if (outcome is SendOutcome.Deferred or SendOutcome.ChannelDown)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return outcome;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        oneAtATime.Dispose();
    }

    private async Task<SendOutcome> DeliverAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = MimeComposer.Compose(mail, options.From, time.GetUtcNow());
        var recipient = message.To.Mailboxes.Single();
        if (connection is not null && await connection.IsUsableAsync(cancellationToken))
        {
            var (outcome, wasLost) = await connection.SendAsync(message, recipient, cancellationToken);
            if (!wasLost || cancellationToken.IsCancellationRequested)
            {
                return outcome;
            }

            LogLost(mail.MessageId);
        }

        await CloseAsync();
        return await DeliverAnewAsync(message, recipient, cancellationToken);
    }

    private async Task<SendOutcome> DeliverAnewAsync(MimeMessage message, MailboxAddress recipient, CancellationToken cancellationToken)
    {
        connection = new SmtpConnection(options, time, trust);
        if (await connection.OpenAsync(cancellationToken) is { } down)
        {
            await CloseAsync();
            LogDown(options.Host, down.Reason);
            return down;
        }

        var (outcome, wasLost) = await connection.SendAsync(message, recipient, cancellationToken);
        if (wasLost)
        {
            await CloseAsync();
        }

        return outcome;
    }

    private async Task CloseAsync()
    {
        if (connection is { } old)
        {
            connection = null;
            await old.DisposeAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The kept mail connection was lost; mail {MessageId} is tried on a new one")]
    private partial void LogLost(string messageId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No mail can be sent through {Host}: {Reason}")]
    private partial void LogDown(string? host, string reason);
}
