using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One audit in the list, newest first.</summary>
/// <param name="Status">The stored name: running, completed, cancelled, faulted.</param>
/// <param name="StageTitle">The open stage; null when none is.</param>
internal sealed record AuditRow(string Id, string Title, string ServiceName, string AuditType, string Status, string? StageTitle, DateTimeOffset StartedAt);

internal sealed class IndexModel : PageModel
{
    public required IReadOnlyList<AuditRow> Rows { get; set; }

    public required Paging Paging { get; set; }

    public IActionResult OnGet(string? after, string? before) => NotFound();
}
