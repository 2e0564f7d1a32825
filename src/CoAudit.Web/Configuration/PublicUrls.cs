using CoAudit.Audits.Features.DeliverMail;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Web.Configuration;

/// <summary>Addresses that leave this process. Built from configuration only, never from a request's headers.</summary>
internal sealed class PublicUrls
{
    private Uri? baseUrl;

    /// <summary>Set once, at start, from <c>PublicBaseUrl</c> or in Development from the first address listened on.</summary>
    public Uri Base
    {
        get => baseUrl ?? throw new InvalidOperationException("PublicBaseUrl is known only once the service listens.");
        set => baseUrl = new Uri(value.AbsoluteUri.TrimEnd('/') + "/");
    }

    public bool IsKnown => baseUrl is not null;

    /// <summary>Over HTTPS cookies are for this host only and never travel in clear.</summary>
    public bool IsSecure => baseUrl is { Scheme: "https" };

    public Uri ForMail(ClaimedMail mail) => mail.LinkPurpose switch
    {
        LinkPurpose.Task => new Uri(Base, $"t/{mail.Token!.Value.Value}"),
        LinkPurpose.Concern => new Uri(Base, $"c/{mail.Token!.Value.Value}"),
        LinkPurpose.Objection => new Uri(Base, $"o/{mail.Token!.Value.Value}"),
        _ => new Uri(Base, mail.LinkPath.TrimStart('/')),
    };

    /// <summary>Where a reminder's reader says that they want no more of them; null for other mails.</summary>
    public Uri? StopReminders(ClaimedMail mail) =>
        mail is { IsReminder: true, Token: { } token } ? new Uri(Base, $"t/{token.Value}/no-reminders") : null;

    /// <summary>The same for every attempt at one mail.</summary>
    public string MessageId(Guid mailId) => $"{mailId:N}@{Base.Host}";

    /// <exception cref="StartRefusedException">Not an absolute http or https address, or missing outside Development.</exception>
    public static Uri? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var text = configuration["PublicBaseUrl"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return environment.IsDevelopment()
                ? null
                : throw new StartRefusedException("PublicBaseUrl is missing: set it to the address that links in mails begin with, for example https://audit.example.org.");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")
            ? url
            : throw new StartRefusedException($"PublicBaseUrl is '{text}': write an address like https://audit.example.org.");
    }
}
