using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>What the pages of one audit share: finding it, and the header above them all.</summary>
internal abstract class AuditPage(AuditViews audits) : PageModel
{
    protected AuditViews Audits { get; } = audits;

    protected async Task<AuditView?> FindAsync(string id, CancellationToken cancellationToken) =>
        AuditId.TryParse(id, out var auditId) ? await Audits.FindAsync(auditId, cancellationToken) : null;

    protected async Task<AuditHeader> HeaderAsync(AuditView audit, CancellationToken cancellationToken)
    {
        var type = await Audits.TypeAsync(audit.AuditType, audit.DefinitionVersion, cancellationToken);
        return new AuditHeader(
            audit.Id.ToString(), audit.Title, audit.ServiceName, type.Name, type.Version, audit.Status,
            audit.StartedAt.In(audit.TimeZone), audit.CancelReason, StageLine.Of(audit, type.Stages));
    }
}
