using System.Globalization;
using CoAudit.Web.Configuration;
using MimeKit;

namespace CoAudit.Web.Mail;

/// <summary>Reads <see cref="MailOptions"/> and collects everything that is wrong, so that all of it can be put right at once.</summary>
internal sealed class MailOptionsReader(IConfigurationSection section)
{
    private static readonly string[] Names =
    [
        nameof(MailOptions.Host), nameof(MailOptions.Port), nameof(MailOptions.Security), nameof(MailOptions.Username),
        nameof(MailOptions.Password), nameof(MailOptions.From), nameof(MailOptions.PickupDirectory),
    ];

    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public MailOptions Read(string? defaultPickup)
    {
        problems.AddRange(StrictSection.UnknownKeys(section, Names).Select(key => $"The setting {key} is unknown; {section.Key} has {string.Join(", ", Names)}."));
        var host = ReadHost();
        var security = ReadSecurity();
        var options = new MailOptions
        {
            Host = host,
            Security = security,
            Port = ReadPort(security),
            Username = Value(nameof(MailOptions.Username)),
            Password = Value(nameof(MailOptions.Password)),
            From = ReadFrom(host),
            PickupDirectory = Value(nameof(MailOptions.PickupDirectory)) ?? defaultPickup,
        };
        CheckTogether(options);
        return options;
    }

    private void CheckTogether(MailOptions options)
    {
        if (options is { Host: null, PickupDirectory: null })
        {
            problems.Add("Set Mail:Host to send mail by SMTP, or Mail:PickupDirectory to write it into a folder.");
        }

        if ((options.Username is null) != (options.Password is null))
        {
            problems.Add("Mail:Username and Mail:Password are needed together.");
        }

        if (options is { Username: not null, Security: MailSecurity.None })
        {
            problems.Add("Mail:Security None would send Mail:Password in clear; use StartTls or Tls.");
        }
    }

    private string? ReadHost()
    {
        var text = Value(nameof(MailOptions.Host));
        if (text is not null && Uri.CheckHostName(text) is UriHostNameType.Unknown)
        {
            problems.Add("Mail:Host must be a host name or an IP address, without a port.");
        }

        return text;
    }

    private MailSecurity ReadSecurity()
    {
        var text = Value(nameof(MailOptions.Security));
        if (text is null)
        {
            return MailSecurity.StartTls;
        }

        // TryParse alone would also take a number.
        if (char.IsLetter(text[0]) && Enum.TryParse<MailSecurity>(text, ignoreCase: true, out var security))
        {
            return security;
        }

        problems.Add("Mail:Security must be None, StartTls or Tls.");
        return MailSecurity.StartTls;
    }

    private int ReadPort(MailSecurity security)
    {
        var text = Value(nameof(MailOptions.Port));
        if (text is null)
        {
            return security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, MailSecurity.None => 25 };
        }

        if (int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
        {
            return port;
        }

        problems.Add("Mail:Port must be a number from 1 to 65535.");
        return 0;
    }

    private MailboxAddress ReadFrom(string? host)
    {
        var nobody = new MailboxAddress("CoAudit", "coaudit@localhost");
        var text = Value(nameof(MailOptions.From));
        if (text is null && host is null)
        {
            return nobody;
        }

        if (MailboxAddress.TryParse(text ?? "", out var from) && MimeComposer.IsAddress(from.Address))
        {
            return from;
        }

        problems.Add("Mail:From must be an address, such as CoAudit <audits@example.org>.");
        return nobody;
    }

    private string? Value(string name) => string.IsNullOrWhiteSpace(section[name]) ? null : section[name]!.Trim();
}
