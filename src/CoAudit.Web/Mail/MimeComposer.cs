using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace CoAudit.Web.Mail;

/// <summary>Makes the MIME message of a mail, or says why it cannot be one.</summary>
internal static partial class MimeComposer
{
    // RFC 5321, section 4.5.3.1.3, less the angle brackets.
    private const int LongestAddress = 254;

    /// <summary>The reason why the mail cannot be put into a message, without its content; null when it can.</summary>
    public static string? ProblemWith(OutgoingMail mail)
    {
        if (!IsAddress(mail.ToAddress))
        {
            return "The address is not a mail address.";
        }

        if (mail.ToName.Any(char.IsControl) || mail.Subject.Any(char.IsControl))
        {
            return "The name or the subject has a line break or another control character.";
        }

        return MessageIdShape().IsMatch(mail.MessageId) ? null : "The message id is not of the form id@domain.";
    }

    /// <summary>
    /// Whether the text is one plain address. Narrower than the standard on purpose: no quotes, comments, spaces or control
    /// characters, so that nothing in it can be read as a second address or an SMTP command.
    /// </summary>
    public static bool IsAddress(string text) => text.Length <= LongestAddress && AddressShape().IsMatch(text);

    /// <summary>Composes a mail that <see cref="ProblemWith"/> found nothing wrong with.</summary>
    public static MimeMessage Compose(OutgoingMail mail, MailboxAddress from, DateTimeOffset now)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Date = now, Subject = mail.Subject };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(Encoding.UTF8, mail.ToName, mail.ToAddress));
        // Keeps "out of office" programs quiet (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        AddStopReminders(message, mail.StopReminders);
        message.Body = new MultipartAlternative
        {
            new TextPart("plain") { Text = mail.Text },
            new TextPart("html") { Text = mail.Html },
        };
        return message;
    }

    // One click means that software may POST to the address (RFC 8058); it asks for https.
    private static void AddStopReminders(MimeMessage message, Uri? link)
    {
        if (link is null)
        {
            return;
        }

        message.Headers.Add(HeaderId.ListUnsubscribe, $"<{link.AbsoluteUri}>");
        if (string.Equals(link.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
    }

    [GeneratedRegex(@"\A[^\s\p{C}@<>()\[\],;:\\""]{1,64}@[^\s\p{C}@<>()\[\],;:\\""]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressShape();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+@[A-Za-z0-9.-]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MessageIdShape();
}
