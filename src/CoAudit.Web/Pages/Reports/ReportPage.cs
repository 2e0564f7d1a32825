using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model.Reports;

namespace CoAudit.Web.Pages.Reports;

/// <summary>One form of a report as it is shown or printed.</summary>
/// <param name="OnPaper">True for the sheet that becomes a PDF: nothing to press is on it.</param>
/// <param name="MakesPdf">Whether this installation can make PDFs.</param>
internal sealed record ReportPage(ReportView View, string Format, ReportDoor Door, bool OnPaper, bool MakesPdf)
{
    public AuditReport Report => View.Report;

    public string FormatName => ReportWords.Format(Format);

    public string Partial => Format switch
    {
        ReportFormats.EasyRead => "/Pages/Reports/_EasyRead.cshtml",
        ReportFormats.Poster => "/Pages/Reports/_Poster.cshtml",
        _ => "/Pages/Reports/_Full.cshtml",
    };
}
