using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>A message left this page for these people.</summary>
/// <param name="AboutDanger">True for the safety message, false for a request for help.</param>
internal sealed record MessageSentView(bool AboutDanger, IReadOnlyList<string> To, DateTimeOffset At, string? BackTo);

internal sealed class MessageSentModel : PageModel
{
    public required MessageSentView View { get; set; }

    public IActionResult OnGet(string? token, string? id) => NotFound();
}
