using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Dev;

/// <summary>One sent mail.</summary>
/// <param name="Text">The text part.</param>
/// <param name="Links">The links in it, in order.</param>
internal sealed record MessageView(string From, string To, string Subject, DateTimeOffset At, string Text, IReadOnlyList<string> Links);

internal sealed class MessageModel : PageModel
{
    public required MessageView View { get; set; }

    public IActionResult OnGet(string id) => NotFound();
}
