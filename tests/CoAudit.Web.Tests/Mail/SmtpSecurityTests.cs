using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CoAudit.Web.Mail;

namespace CoAudit.Web.Tests.Mail;

/// <summary>Nothing is said in clear, or to a stranger, that was meant to be protected.</summary>
public sealed class SmtpSecurityTests : IDisposable
{
    private static readonly (string Name, string Password) Account = ("coaudit", "päss word");

    private readonly X509Certificate2 certificate = MakeCertificate();

    public void Dispose() => certificate.Dispose();

    [Fact]
    public async Task A_mail_goes_over_tls_after_signing_in()
    {
        await using var server = new ScriptedSmtpServer { Certificate = certificate, Account = new NetworkCredential(Account.Name, Account.Password) };
        await using var transport = Smtp.Transport(server.Port, security: MailSecurity.StartTls, account: Account, trust: Trust);

        Assert.IsType<SendOutcome.Sent>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"], server.Commands.Select(command => command.Split(' ', 2)[0]));
    }

    [Fact]
    public async Task A_wrong_password_stops_the_channel()
    {
        await using var server = new ScriptedSmtpServer { Certificate = certificate, Account = new NetworkCredential(Account.Name, "another") };
        await using var transport = Smtp.Transport(server.Port, security: MailSecurity.StartTls, account: Account, trust: Trust);

        var outcome = Assert.IsType<SendOutcome.ChannelDown>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));

        Assert.Contains("535 5.7.8", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Count("MAIL"));
    }

    [Fact]
    public async Task A_server_without_starttls_gets_no_password_and_no_mail()
    {
        await using var server = new ScriptedSmtpServer { Account = new NetworkCredential(Account.Name, Account.Password) };
        await using var transport = Smtp.Transport(server.Port, security: MailSecurity.StartTls, account: Account, trust: Trust);

        var outcome = Assert.IsType<SendOutcome.ChannelDown>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));

        Assert.Contains("STARTTLS", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Count("AUTH"));
        Assert.Equal(0, server.Count("MAIL"));
    }

    [Fact]
    public async Task A_server_that_refuses_starttls_gets_no_mail()
    {
        await using var server = new ScriptedSmtpServer(step => step.Moment == SmtpMoment.StartTls ? new SmtpAction.Reply("454 4.7.0 not now") : null) { Certificate = certificate };
        await using var transport = Smtp.Transport(server.Port, security: MailSecurity.StartTls, trust: Trust);

        Assert.IsType<SendOutcome.ChannelDown>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));
        Assert.Equal(0, server.Count("MAIL"));
    }

    [Fact]
    public async Task A_server_with_an_untrusted_certificate_gets_no_password_and_no_mail()
    {
        await using var server = new ScriptedSmtpServer { Certificate = certificate, Account = new NetworkCredential(Account.Name, Account.Password) };
        await using var transport = Smtp.Transport(server.Port, security: MailSecurity.StartTls, account: Account);

        var outcome = Assert.IsType<SendOutcome.ChannelDown>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));

        Assert.Contains("certificate", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Count("AUTH"));
        Assert.Equal(0, server.Count("MAIL"));
    }

    [Fact]
    public async Task A_server_that_offers_no_sign_in_stops_the_channel()
    {
        await using var server = new ScriptedSmtpServer { Certificate = certificate };
        await using var transport = Smtp.Transport(server.Port, security: MailSecurity.StartTls, account: Account, trust: Trust);

        var outcome = Assert.IsType<SendOutcome.ChannelDown>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));

        Assert.Contains("sign in", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(0, server.Count("MAIL"));
    }

    [Fact]
    public async Task A_real_server_takes_a_mail_over_starttls_from_its_account()
    {
        await using var exim = await EximServer.StartAsync(secured: true);
        var thumbprint = exim.Certificate.Thumbprint;
        await using var transport = Smtp.Transport(
            exim.Port,
            security: MailSecurity.StartTls,
            account: (EximServer.Username, EximServer.Password),
            trust: (_, shown, _, _) => shown is X509Certificate2 known && string.Equals(known.Thumbprint, thumbprint, StringComparison.Ordinal));

        Assert.IsType<SendOutcome.Sent>(await transport.SendAsync(Smtp.Mail(), TestContext.Current.CancellationToken));
        Assert.IsType<SendOutcome.Deferred>(await transport.SendAsync(Smtp.Mail() with { ToAddress = "busy@example.org" }, TestContext.Current.CancellationToken));
        Assert.IsType<SendOutcome.Rejected>(await transport.SendAsync(Smtp.Mail() with { ToAddress = "unknown@example.org" }, TestContext.Current.CancellationToken));

        var delivered = Assert.Single(await exim.Mails.WaitForAsync("doreen@example.org"));
        Assert.Equal("row-1@example.org", delivered.MessageId);
        Assert.Equal("<p>Grüße</p>", delivered.HtmlBody?.Trim());
    }

    private bool Trust(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
        shown is X509Certificate2 known && string.Equals(known.Thumbprint, certificate.Thumbprint, StringComparison.Ordinal);

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
