using CoAudit.Web.Configuration;
using CoAudit.Web.Pdf;

namespace CoAudit.Web.Pages.Reports;

internal static class ReportRegistration
{
    /// <exception cref="StartRefusedException">A setting of the section Pdf is wrong.</exception>
    public static void AddReportSheets(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PdfOptions.Read(configuration));
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<ReportPdfs>();
        services.AddSingleton<ReportSheets>();
    }
}
