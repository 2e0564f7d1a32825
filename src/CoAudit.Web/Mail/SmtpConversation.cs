using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MailKit;

namespace CoAudit.Web.Mail;

/// <summary>
/// Listens to what client and server say, because an exception alone does not tell what matters: what the server refused, and
/// whether the whole mail had been handed over when the connection broke. It keeps nothing but command names and codes.
/// </summary>
internal sealed partial class SmtpConversation : IProtocolLogger, ITransferProgress
{
    // Enough for "550-5.7.515 "; the rest of a reply may name the person.
    private const int KeptOfReply = 16;

    private readonly StringBuilder reply = new(KeptOfReply);

    /// <summary>Never asked: nothing of what was said is kept.</summary>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>The first refusal since the message was begun.</summary>
    public SmtpRefusal? Refusal { get; private set; }

    /// <summary>All of the message was given to the connection; the end-of-data mark goes right after it and may have arrived.</summary>
    public bool IsHandedOver { get; private set; }

    private string Command { get; set; } = "";

    /// <summary>Forgets the message before.</summary>
    public void Begin()
    {
        Refusal = null;
        IsHandedOver = false;
        Command = "";
        reply.Clear();
    }

    public void LogConnect(Uri uri) => Begin();

    public void LogClient(byte[] buffer, int offset, int count)
    {
        reply.Clear();
        // What follows DATA is the mail, not commands, until the server has answered it.
        if (!string.Equals(Command, "DATA", StringComparison.Ordinal))
        {
            Command = Encoding.ASCII.GetString(buffer, offset, Math.Min(count, 4)).ToUpperInvariant();
        }
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        if (reply.Length < KeptOfReply)
        {
            reply.Append(Encoding.ASCII.GetString(buffer, offset, Math.Min(count, KeptOfReply - reply.Length)));
        }

        if (Refusal is null && RefusalShape().Match(reply.ToString()) is { Success: true } match)
        {
            var code = int.Parse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture);
            Refusal = new SmtpRefusal(Command, code, match.Groups["detail"].Value);
        }
    }

    public void Report(long bytesTransferred, long totalSize) => IsHandedOver |= bytesTransferred >= totalSize;

    public void Report(long bytesTransferred)
    {
        // The size is always known; see SmtpConnection.
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    [GeneratedRegex(@"\A(?<code>[45]\d\d)[ -](?<detail>\d\.\d{1,3}\.\d{1,3}(?=\s))?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefusalShape();
}
