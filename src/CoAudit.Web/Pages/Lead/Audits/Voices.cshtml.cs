using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewVoices;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Whose words changed the result, and what came of each.</summary>
internal sealed class VoicesModel(AuditViews audits, InfluenceReader influence, VoiceReader voices) : AuditPage(audits)
{
    public VoicesView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        AuditId auditId = new(audit.Id);
        View = new VoicesView(
            await HeaderAsync(audit, cancellationToken), await influence.FindAsync(auditId, cancellationToken), await voices.AllAsync(auditId, cancellationToken), audit.TimeZone);
        return Page();
    }
}

/// <summary>The ledger and the threads of one audit.</summary>
internal sealed record VoicesView(AuditHeader Header, IReadOnlyList<InfluenceView> Parts, IReadOnlyList<VoiceView> Voices, string TimeZone);
