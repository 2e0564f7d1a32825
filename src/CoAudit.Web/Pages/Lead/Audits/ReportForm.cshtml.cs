using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One form of an audit's report as a page or as a PDF, for those who run it.</summary>
internal sealed class ReportFormModel(ReportReader reports, ReportSheets sheets) : PageModel
{
    public ReportPage View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string format, string? pdf, int? version, CancellationToken cancellationToken)
    {
        if (!AuditId.TryParse(id, out var audit))
        {
            return NotFound();
        }

        try
        {
            var view = await reports.GetAsync(audit, version, cancellationToken);
            return view.Formats.Contains(format, StringComparer.Ordinal)
                ? await ShowAsync(view, format, DoorTo(audit, version), pdf is not null, cancellationToken)
                : NotFound();
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
        catch (ConflictException)
        {
            // Nothing is shown yet: the audit's own page says so.
            return Redirect(DoorTo(audit, version).Path);
        }
    }

    private static ReportDoor DoorTo(AuditId audit, int? version) => new($"/audits/{audit}/report", $"/audits/{audit}/report", ForParticipant: false, version);

    private async Task<IActionResult> ShowAsync(ReportView view, string format, ReportDoor door, bool asPdf, CancellationToken cancellationToken)
    {
        if (asPdf)
        {
            return await sheets.PdfAsync(this, view, format, door, cancellationToken);
        }

        View = sheets.Page(view, format, door);
        return Page();
    }
}
