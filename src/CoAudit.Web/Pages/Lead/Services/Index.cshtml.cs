using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Services;

/// <summary>One care home in the list.</summary>
/// <param name="Missing">What must be added before an audit can start there; null when nothing.</param>
internal sealed record ServiceRow(string Id, string Name, string CouncilName, int RunningAudits, string? Missing);

internal sealed class IndexModel : PageModel
{
    public required IReadOnlyList<ServiceRow> Rows { get; set; }

    public IActionResult OnGet() => NotFound();
}
