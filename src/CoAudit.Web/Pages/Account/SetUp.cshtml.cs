using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Account;

internal sealed class SetUpModel : PageModel
{
    /// <summary>False when the one-time link was used or is not the one that the service printed.</summary>
    public required bool LinkWorks { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IActionResult OnGet(string token) => NotFound();

    public IActionResult OnPost(string token) => NotFound();
}
