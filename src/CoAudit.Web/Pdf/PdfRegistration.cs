using CoAudit.Audits.Storage.Evidence;
using CoAudit.Web.Configuration;

namespace CoAudit.Web.Pdf;

internal static class PdfRegistration
{
    /// <exception cref="StartRefusedException">A setting of the section Pdf is wrong.</exception>
    public static IServiceCollection AddPdf(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PdfOptions.Read(configuration));
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<IPdfPages, PdfPages>();
        return services;
    }
}
