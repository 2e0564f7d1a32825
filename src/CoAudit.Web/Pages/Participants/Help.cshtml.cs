using CoAudit.Web.Pages.Shared.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>Who helps with this audit.</summary>
/// <param name="HelperName">The facilitator, or the quality lead; null without a link, when nobody can be written to.</param>
/// <param name="BackTo">Where the reader came from; null without a link.</param>
/// <param name="Key">Makes a repeated Send the same Send.</param>
internal sealed record HelpView(string? HelperName, string? BackTo, string Key);

// A way out must not fail because a cookie is missing: the link or the task's cookie and the Origin check protect it.
#pragma warning disable S4502
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class HelpModel : PageModel
{
    public static IReadOnlyList<FieldOption> Choices { get; } =
    [
        new("phone", "Please phone me"),
        new("explain", "Please explain it to me"),
        new("paper", "I want it on paper"),
        new("other", "Something else"),
    ];

    public required HelpView View { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public IActionResult OnGet(string? token, string? id) => NotFound();

    public IActionResult OnPost(string? token, string? id) => NotFound();
}
