using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoAudit.Web.Mail;

/// <summary>Wires mail into the host.</summary>
internal static class MailRegistration
{
    /// <summary>
    /// Registers <see cref="IMailTransport"/>: SMTP when <c>Mail:Host</c> is set, else a folder. Only in Development does the
    /// folder have a default, so that elsewhere no mail is ever lost into a folder that nobody knows of.
    /// </summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings are not usable.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var defaultPickup = environment.IsDevelopment() ? Path.Combine("data", "mail") : null;
        var options = MailOptions.Read(configuration.GetSection(MailOptions.Section), defaultPickup);
        services.TryAddSingleton(TimeProvider.System);
        if (options.Host is not null)
        {
            services.AddSingleton(options);
            services.AddSingleton<IMailTransport, SmtpTransport>();
            return services;
        }

        var folder = Path.GetFullPath(options.PickupDirectory!, environment.ContentRootPath);
        services.AddSingleton(options with { PickupDirectory = folder });
        services.AddSingleton<IMailTransport, PickupTransport>();
        services.AddSingleton(new MailboxReader(folder));
        return services;
    }
}
