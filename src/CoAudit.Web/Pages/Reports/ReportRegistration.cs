using CoAudit.Web.Pdf;

namespace CoAudit.Web.Pages.Reports;

internal static class ReportRegistration
{
    public static void AddReportSheets(this IServiceCollection services)
    {
        services.AddSingleton<ReportPdfs>();
        services.AddSingleton<ReportSheets>();
    }
}
