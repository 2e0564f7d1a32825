using CoAudit.Web.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace CoAudit.Web.Tests.Mail;

public sealed class MailRegistrationTests
{
    [Fact]
    public async Task With_a_host_mail_goes_by_smtp_over_starttls_on_587()
    {
        await using var services = Register(Environments.Production, ("Mail:Host", "smtp.example.org"), ("Mail:From", "CoAudit <audits@example.org>"));
        var options = services.GetRequiredService<MailOptions>();

        Assert.IsType<SmtpTransport>(services.GetRequiredService<IMailTransport>());
        Assert.Null(services.GetService<MailboxReader>());
        Assert.Equal((587, MailSecurity.StartTls, "audits@example.org"), (options.Port, options.Security, options.From.Address));
    }

    [Fact]
    public async Task In_development_without_a_host_mail_goes_into_the_data_folder()
    {
        await using var services = Register(Environments.Development);

        Assert.IsType<PickupTransport>(services.GetRequiredService<IMailTransport>());
        Assert.NotNull(services.GetService<MailboxReader>());
        Assert.Equal("/srv/coaudit/data/mail", services.GetRequiredService<MailOptions>().PickupDirectory);
    }

    [Fact]
    public async Task In_production_a_folder_must_be_named()
    {
        await using var services = Register(Environments.Production, ("Mail:PickupDirectory", "/var/spool/coaudit"));

        Assert.IsType<PickupTransport>(services.GetRequiredService<IMailTransport>());
        Assert.Equal("/var/spool/coaudit", services.GetRequiredService<MailOptions>().PickupDirectory);
        Assert.Equal(["Set Mail:Host to send mail by SMTP, or Mail:PickupDirectory to write it into a folder."], Problems(Environments.Production));
    }

    [Theory]
    [InlineData("Mail:Host", "smtp.example.org:25", "Mail:Host must be a host name or an IP address, without a port.")]
    [InlineData("Mail:Host", "smtp://smtp.example.org", "Mail:Host must be a host name or an IP address, without a port.")]
    [InlineData("Mail:Port", "0", "Mail:Port must be a number from 1 to 65535.")]
    [InlineData("Mail:Port", "65536", "Mail:Port must be a number from 1 to 65535.")]
    [InlineData("Mail:Port", "smtp", "Mail:Port must be a number from 1 to 65535.")]
    [InlineData("Mail:Security", "Auto", "Mail:Security must be None, StartTls or Tls.")]
    [InlineData("Mail:Security", "7", "Mail:Security must be None, StartTls or Tls.")]
    [InlineData("Mail:From", "audits", "Mail:From must be an address, such as CoAudit <audits@example.org>.")]
    [InlineData("Mail:From", "a@example.org, b@example.org", "Mail:From must be an address, such as CoAudit <audits@example.org>.")]
    [InlineData("Mail:From", "", "Mail:From must be an address, such as CoAudit <audits@example.org>.")]
    [InlineData("Mail:Username", "coaudit", "Mail:Username and Mail:Password are needed together.")]
    [InlineData("Mail:Hosts", "x", "The setting Mail:Hosts is unknown; Mail has Host, Port, Security, Username, Password, From, PickupDirectory.")]
    public void A_wrong_setting_is_refused_with_one_clear_line(string key, string value, string problem) =>
        Assert.Equal([problem], Problems(Environments.Production, ("Mail:Host", "smtp.example.org"), ("Mail:From", "audits@example.org"), (key, value)));

    [Fact]
    public void A_password_is_never_sent_in_clear() =>
        Assert.Equal(
            ["Mail:Security None would send Mail:Password in clear; use StartTls or Tls."],
            Problems(
                Environments.Production,
                ("Mail:Host", "smtp.example.org"), ("Mail:From", "a@example.org"), ("Mail:Security", "none"), ("Mail:Username", "u"), ("Mail:Password", "p")));

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Assert.Equal(3, Problems(Environments.Production, ("Mail:Host", "x"), ("Mail:Port", "-1"), ("Mail:Prot", "25")).Count());

    [Fact]
    public async Task The_password_is_not_in_the_text_of_the_options()
    {
        await using var services = Register(
            Environments.Production, ("Mail:Host", "smtp.example.org"), ("Mail:From", "a@example.org"), ("Mail:Username", "u"), ("Mail:Password", "secret"));

        Assert.Equal("smtp.example.org:587", services.GetRequiredService<MailOptions>().ToString());
    }

    private static IEnumerable<string> Problems(string environment, params (string Key, string Value)[] settings) =>
        Assert.Throws<OptionsValidationException>(() => Register(environment, settings)).Failures;

    private static ServiceProvider Register(string environment, params (string Key, string Value)[] settings)
    {
        // The later of two equal keys counts, so that a case can replace a setting.
        var values = settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (string?)group.Last().Value, StringComparer.Ordinal);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var host = new HostingEnvironment { EnvironmentName = environment, ContentRootPath = "/srv/coaudit" };
        return new ServiceCollection().AddLogging().AddMail(configuration, host).BuildServiceProvider();
    }
}
