using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One follow-up review of the audit.</summary>
/// <param name="Status">The stored name: scheduled, open, done, cancelled.</param>
/// <param name="Verdict">In words; null until there is one.</param>
internal sealed record ReviewRow(string Id, string Title, DateTimeOffset DueAt, string Status, string? Verdict);

internal sealed record ReviewsView(AuditHeader Header, IReadOnlyList<ReviewRow> Rows);

internal sealed class ReviewsModel : PageModel
{
    public required ReviewsView View { get; set; }

    public IActionResult OnGet(string id) => NotFound();
}
