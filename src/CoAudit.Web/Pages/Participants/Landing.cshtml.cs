using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

// The link's token and the Origin check protect these forms: a GET sets no cookie, so there is nothing to forge with.
#pragma warning disable S4502
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class LandingModel : PageModel
{
    public required LinkView View { get; set; }

    public IActionResult OnGet(string token) => NotFound();

    /// <summary>Start: records that the person agreed to take part, sets the task's cookie, goes to the task.</summary>
    public IActionResult OnPost(string token) => NotFound();

    /// <summary>"This is not for me": the link dies and the quality lead is told.</summary>
    public IActionResult OnPostNotMe(string token) => NotFound();

    public IActionResult OnPostNewLink(string token) => NotFound();
}
