using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One form of an audit's report, for those who run it.</summary>
internal sealed class ReportFormModel(ReportReader reports) : PageModel
{
    public ReportPage View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string format, int? version, CancellationToken cancellationToken)
    {
        if (!AuditId.TryParse(id, out var audit))
        {
            return NotFound();
        }

        try
        {
            var view = await reports.GetAsync(audit, version, cancellationToken);
            View = new ReportPage(view, format, new ReportDoor($"/audits/{audit}/report", $"/audits/{audit}/report", ForParticipant: false, version), OnPaper: false, MakesPdf: false);
            return view.Formats.Contains(format, StringComparer.Ordinal) ? Page() : NotFound();
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
        catch (ConflictException)
        {
            // Nothing is shown yet: the audit's own page says so.
            return Redirect($"/audits/{audit}/report");
        }
    }
}
