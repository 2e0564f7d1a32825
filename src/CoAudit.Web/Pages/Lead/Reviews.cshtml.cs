using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewDashboard;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead;

/// <summary>A review of any audit, the next one first.</summary>
/// <param name="Status">The stored name: scheduled, open, done, cancelled.</param>
/// <param name="Verdict">In words; null until there is one.</param>
internal sealed record AnyReviewRow(string AuditId, string AuditTitle, string Title, DateTimeOffset DueAt, string Status, string? Verdict);

internal sealed class ReviewsModel(DashboardReader reader) : PageModel
{
    public IReadOnlyList<AnyReviewRow> Rows { get; private set; } = [];

    public Paging Paging { get; } = new(null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var reviews = await reader.ReviewsAsync(cancellationToken);
        Rows = [.. reviews.Select(r => new AnyReviewRow(
            r.AuditId.ToString(), r.AuditTitle, $"Review {r.Number}", r.DueAt.In(r.TimeZone), Names.Of(r.Status), VerdictWords.Of(r.Verdict)))];
        return Page();
    }
}
