using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One follow-up review of the audit.</summary>
/// <param name="Status">The stored name: scheduled, open, done, cancelled.</param>
/// <param name="Verdict">In words; null until there is one.</param>
internal sealed record ReviewRow(string Id, string Title, DateTimeOffset DueAt, string Status, string? Verdict);

internal sealed record ReviewsView(AuditHeader Header, IReadOnlyList<ReviewRow> Rows);

internal sealed class ReviewsModel(AuditViews audits) : AuditPage(audits)
{
    public ReviewsView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var reviews = await Audits.ReviewsAsync(new AuditId(audit.Id), cancellationToken);
        View = new ReviewsView(await HeaderAsync(audit, cancellationToken), [.. reviews.Select(r => new ReviewRow(
            r.Id.ToString(), $"Review {r.Number}", r.DueAt.In(audit.TimeZone), r.Status, VerdictWords.Of(r.Verdict)))]);
        return Page();
    }
}
