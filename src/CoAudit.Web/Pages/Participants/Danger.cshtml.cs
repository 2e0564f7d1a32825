using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>Whom to call. Without a link the service is not known, and the page says how to find the council.</summary>
/// <param name="BackTo">Where the reader came from; null without a link.</param>
/// <param name="Key">Makes a repeated Send the same Send.</param>
internal sealed record DangerView(
    string? ServiceName,
    IReadOnlyList<SafeguardingContactView> Contacts,
    string? CouncilName,
    string? CouncilPhone,
    string? BackTo,
    string Key);

// A way out must not fail because a cookie is missing: the link or the task's cookie and the Origin check protect it.
#pragma warning disable S4502
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class DangerModel : PageModel
{
    public required DangerView View { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public IActionResult OnGet(string? token, string? id) => NotFound();

    /// <summary>Sends the message to the safeguarding contacts at once; it is not part of the audit.</summary>
    public IActionResult OnPost(string? token, string? id) => NotFound();
}
