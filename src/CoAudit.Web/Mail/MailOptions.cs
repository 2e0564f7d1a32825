using Microsoft.Extensions.Options;
using MimeKit;

namespace CoAudit.Web.Mail;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum MailSecurity
{
    /// <summary>Not at all: for a mail catcher or a relay on the same machine.</summary>
    None,

    /// <summary>STARTTLS, required: nothing is sent to a server that does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte, usually on port 465.</summary>
    Tls,
}

/// <summary>The section <c>Mail</c>. With a host mail goes out by SMTP, else into a folder.</summary>
internal sealed record MailOptions
{
    public const string Section = "Mail";

    /// <summary>The SMTP server; null writes files instead.</summary>
    public string? Host { get; init; }

    /// <summary>Defaults to 587, with <see cref="MailSecurity.Tls"/> to 465, with <see cref="MailSecurity.None"/> to 25.</summary>
    public required int Port { get; init; }

    public required MailSecurity Security { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender, with or without a name: <c>CoAudit &lt;audits@example.org&gt;</c>.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>The folder that gets one <c>.eml</c> file for each mail when there is no host.</summary>
    public string? PickupDirectory { get; init; }

    /// <summary>Only where to: a log must never show the password.</summary>
    public override string ToString() => Host is null ? $"files in {PickupDirectory}" : $"{Host}:{Port}";

    /// <summary>Reads the section.</summary>
    /// <param name="defaultPickup">The folder to use when neither host nor folder is set; null when one of them has to be.</param>
    /// <exception cref="OptionsValidationException">Something is missing, misspelt or wrong: one sentence for each.</exception>
    public static MailOptions Read(IConfigurationSection section, string? defaultPickup)
    {
        var reader = new MailOptionsReader(section);
        var options = reader.Read(defaultPickup);
        return reader.Problems.Count == 0 ? options : throw new OptionsValidationException(Section, typeof(MailOptions), reader.Problems);
    }
}
