using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead;

/// <summary>A review of any audit, the next one first.</summary>
/// <param name="Status">The stored name: scheduled, open, done, cancelled.</param>
/// <param name="Verdict">In words; null until there is one.</param>
internal sealed record AnyReviewRow(string AuditId, string AuditTitle, string Title, DateTimeOffset DueAt, string Status, string? Verdict);

internal sealed class ReviewsModel : PageModel
{
    public required IReadOnlyList<AnyReviewRow> Rows { get; set; }

    public required Paging Paging { get; set; }

    public IActionResult OnGet(string? after, string? before) => NotFound();
}
