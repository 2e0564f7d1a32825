using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead;

/// <summary>What waits for the quality lead, the most unheard first.</summary>
/// <param name="HasServices">False at first: the page then leads through the first steps.</param>
internal sealed record DashboardView(
    bool HasServices,
    bool HasAudits,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<OpenStageRow> OpenStages,
    IReadOnlyList<PaperTaskRow> PaperTasks,
    IReadOnlyList<FailedMailRow> FailedMails,
    IReadOnlyList<NextReviewRow> NextReviews);

/// <summary>An open stage and who is silent in it.</summary>
internal sealed record OpenStageRow(string AuditId, string AuditTitle, string StageTitle, DateTimeOffset DueAt, IReadOnlyList<GroupVoices> Voices);

/// <summary>A task of somebody without an e-mail address, until it is entered.</summary>
internal sealed record PaperTaskRow(string AuditId, string AuditTitle, string StageTitle, string PersonName, string Group, DateTimeOffset DueAt);

/// <summary>A mail that a person has to look at.</summary>
/// <param name="Status">The stored name: failed or uncertain.</param>
internal sealed record FailedMailRow(string AuditId, string AuditTitle, string Kind, string PersonName, string Status, DateTimeOffset At);

/// <summary>A review that is still to come.</summary>
internal sealed record NextReviewRow(string AuditId, string AuditTitle, string Title, DateTimeOffset DueAt);

internal sealed class DashboardModel : PageModel
{
    public required DashboardView View { get; set; }

    public IActionResult OnGet() => NotFound();
}
