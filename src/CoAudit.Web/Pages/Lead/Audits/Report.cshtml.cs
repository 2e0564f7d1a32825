using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Where the forms and the versions of an audit's report are.</summary>
internal sealed class ReportModel(AuditViews audits, ReportReader reports, ReportSheets sheets) : AuditPage(audits)
{
    public AuditHeader Header { get; private set; } = null!;

    /// <summary>Null before the first reveal.</summary>
    public ReportView? View { get; private set; }

    public ReportDoor Door { get; private set; } = null!;

    public string TimeZone { get; private set; } = "";

    public bool MakesPdf => sheets.MakesPdf;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        Header = await HeaderAsync(audit, cancellationToken);
        TimeZone = audit.TimeZone;
        Door = new ReportDoor($"/audits/{audit.Id}/report", $"/audits/{audit.Id}/report", ForParticipant: false);
        View = await FindReportAsync(new AuditId(audit.Id), cancellationToken);
        return Page();
    }

    private async Task<ReportView?> FindReportAsync(AuditId audit, CancellationToken cancellationToken)
    {
        try
        {
            return await reports.GetAsync(audit, version: null, cancellationToken);
        }
        catch (ConflictException)
        {
            return null;
        }
    }
}
