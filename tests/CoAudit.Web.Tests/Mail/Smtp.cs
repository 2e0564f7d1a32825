using System.Net.Security;
using System.Text;
using CoAudit.Web.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace CoAudit.Web.Tests.Mail;

/// <summary>The mail and the transport that the tests send with.</summary>
internal static class Smtp
{
    public static OutgoingMail Mail(string id = "row-1") => new(
        $"{id}@example.org", "Doreen Pascoe", "doreen@example.org", "Will you take part?", "Grüße – a link: https://example.org/t/x", "<p>Grüße</p>");

    public static SmtpTransport TransportTo(ScriptedSmtpServer server, TimeProvider? time = null) => Transport(server.Port, time);

    public static SmtpTransport Transport(
        int port,
        TimeProvider? time = null,
        MailSecurity security = MailSecurity.None,
        (string Name, string Password)? account = null,
        RemoteCertificateValidationCallback? trust = null)
    {
        var options = new MailOptions
        {
            Host = "127.0.0.1",
            Port = port,
            Security = security,
            From = new MailboxAddress("CoAudit", "audits@example.org"),
            Username = account?.Name,
            Password = account?.Password,
        };
        return new SmtpTransport(options, time ?? TimeProvider.System, NullLogger<SmtpTransport>.Instance, trust);
    }

    public static MimeMessage Parse(ReceivedMessage received) => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(received.Content)));
}
