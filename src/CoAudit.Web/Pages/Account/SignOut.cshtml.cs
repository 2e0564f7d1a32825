using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Account;

/// <summary>Takes the header's button; a GET shows what happened and changes nothing.</summary>
internal sealed class SignOutModel : PageModel
{
    public IActionResult OnPost() => NotFound();
}
