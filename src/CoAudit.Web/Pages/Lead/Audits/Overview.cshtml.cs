using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Who was asked, who is silent, and what needs a person.</summary>
/// <param name="Incidents">Faults that stopped the audit, in words, newest first.</param>
/// <param name="FacilitatorName">Null when the quality lead facilitates.</param>
internal sealed record OverviewView(
    AuditHeader Header,
    IReadOnlyList<string> Incidents,
    IReadOnlyList<OpenStage> OpenStages,
    string? FacilitatorName,
    IReadOnlyList<PersonRow> People,
    bool CanCancel);

/// <summary>A stage that takes answers now.</summary>
/// <param name="Quorum">The rule in words: "1 of each group and 60 % of all".</param>
/// <param name="QuorumMet">Whether it is met; the stage goes on to its end all the same, unless all have answered.</param>
internal sealed record OpenStage(string Title, DateTimeOffset DueAt, int Asked, int Heard, string Quorum, bool QuorumMet, IReadOnlyList<GroupVoices> Voices);

/// <summary>A participant.</summary>
/// <param name="Email">Null for somebody who is asked on paper.</param>
internal sealed record PersonRow(string Name, string Group, string? Email);

internal sealed class OverviewModel : PageModel
{
    public required OverviewView View { get; set; }

    public IActionResult OnGet(string id) => NotFound();
}
