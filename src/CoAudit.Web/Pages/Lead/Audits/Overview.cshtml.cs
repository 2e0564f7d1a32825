using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewDashboard;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Who was asked, who is silent, and what needs a person.</summary>
/// <param name="Incidents">Faults that stopped the audit, in words, newest first.</param>
/// <param name="FacilitatorName">Null when the quality lead facilitates.</param>
/// <param name="WorkflowInstanceId">For the way to the canvas.</param>
internal sealed record OverviewView(
    AuditHeader Header,
    IReadOnlyList<string> Incidents,
    IReadOnlyList<OpenStage> OpenStages,
    string? FacilitatorName,
    IReadOnlyList<PersonRow> People,
    bool CanCancel,
    string? WorkflowInstanceId);

/// <summary>A stage that takes answers now.</summary>
/// <param name="Quorum">The rule in words: "1 of each group and 60 % of all".</param>
/// <param name="QuorumMet">Whether it is met; the stage goes on to its end all the same, unless all have answered.</param>
internal sealed record OpenStage(string Title, DateTimeOffset DueAt, int Asked, int Heard, string Quorum, bool QuorumMet, IReadOnlyList<GroupVoices> Voices);

/// <summary>A participant.</summary>
/// <param name="Email">Null for somebody who is asked on paper.</param>
internal sealed record PersonRow(string Name, string Group, string? Email);

internal sealed class OverviewModel(AuditViews audits, DashboardReader dashboard, InstanceReader instances) : AuditPage(audits)
{
    public OverviewView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var auditId = new AuditId(audit.Id);
        var open = await dashboard.OpenStagesAsync(auditId, cancellationToken);
        var addresses = await Audits.AddressesAsync(auditId, cancellationToken);
        View = new OverviewView(
            await HeaderAsync(audit, cancellationToken),
            await Audits.IncidentsAsync(auditId, cancellationToken),
            [.. open.Select(s => new OpenStage(
                s.Title, s.DueAt.In(audit.TimeZone), s.People.Count, s.People.Count(p => p.HasAnswered),
                $"{s.Quorum.MinPerGroup} of each group and {s.Quorum.MinPercent} % of all", s.QuorumMet, Voices.Of(s.People)))],
            audit.Facilitator,
            [.. audit.Participants.Select(p => new PersonRow(p.Name, p.Group, addresses.GetValueOrDefault(p.Id)))],
            string.Equals(audit.Status, "running", StringComparison.Ordinal),
            await instances.FindOfAuditAsync(auditId, cancellationToken));
        return Page();
    }
}
