using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>What is to be cancelled.</summary>
/// <param name="OpenTasks">How many people are still asked for something.</param>
internal sealed record CancelView(string Id, string Title, int OpenTasks);

internal sealed class CancelModel : PageModel
{
    public required CancelView View { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IActionResult OnGet(string id) => NotFound();

    public IActionResult OnPost(string id) => NotFound();
}
