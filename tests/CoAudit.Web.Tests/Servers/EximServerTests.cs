using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CoAudit.Web.Tests.Servers;

public sealed class EximServerTests
{
    [Fact]
    public async Task Each_recipient_gets_the_mail()
    {
        await using var server = await EximServer.StartAsync();

        await SendAsync(server, SecureSocketOptions.None, signIn: false, "pat@example.org", "maya@example.org");

        var mail = Assert.Single(await server.Mails.WaitForAsync("pat@example.org"));
        Assert.Equal("Hello", mail.Subject);
        Assert.Equal("<one@example.org>", mail.Headers[HeaderId.MessageId]);
        Assert.Single(await server.Mails.WaitForAsync("maya@example.org"));
    }

    [Fact]
    public async Task Chosen_addresses_get_a_temporary_and_a_permanent_refusal()
    {
        await using var server = await EximServer.StartAsync();

        var busy = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(server, SecureSocketOptions.None, signIn: false, "busy.pat@example.org"));
        var unknown = await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(server, SecureSocketOptions.None, signIn: false, "unknown.pat@example.org"));

        Assert.Equal(451, (int)busy.StatusCode);
        Assert.Equal(550, (int)unknown.StatusCode);
        Assert.Empty(server.Mails.All());
    }

    [Fact]
    public async Task A_secured_server_takes_mail_from_its_account_only()
    {
        await using var server = await EximServer.StartAsync(secured: true);

        await Assert.ThrowsAsync<SmtpCommandException>(() => SendAsync(server, SecureSocketOptions.StartTls, signIn: false, "pat@example.org"));
        await SendAsync(server, SecureSocketOptions.StartTls, signIn: true, "maya@example.org");

        await server.Mails.WaitForAsync("maya@example.org");
        Assert.Empty(server.Mails.To("pat@example.org"));
    }

    private static async Task SendAsync(EximServer server, SecureSocketOptions security, bool signIn, params string[] recipients)
    {
        using var client = new SmtpClient();
        client.ServerCertificateValidationCallback = (_, certificate, _, _) => server.Certificate.Equals(certificate);
        await client.ConnectAsync("127.0.0.1", server.Port, security);
        if (signIn)
        {
            await client.AuthenticateAsync(EximServer.Username, EximServer.Password);
        }

        using var mail = new MimeMessage { Subject = "Hello", MessageId = "one@example.org", Body = new TextPart("plain") { Text = "Hello" } };
        mail.From.Add(MailboxAddress.Parse("audits@coaudit.example"));
        mail.To.AddRange(recipients.Select(MailboxAddress.Parse));
        await client.SendAsync(mail);
        await client.DisconnectAsync(quit: true);
    }
}
