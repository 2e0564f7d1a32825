using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

internal sealed class ReceiptModel : PageModel
{
    public required LinkView View { get; set; }

    public IActionResult OnGet(string id) => NotFound();
}
