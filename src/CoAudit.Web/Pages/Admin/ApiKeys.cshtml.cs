using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Admin;

/// <summary>One API key; the key itself is not kept.</summary>
internal sealed record ApiKeyRow(string Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool Revoked);

/// <summary>The keys, and the one just made.</summary>
/// <param name="NewKey">Shown once, on the answer to the form, and never again.</param>
internal sealed record ApiKeysView(string? NewKey, IReadOnlyList<ApiKeyRow> Rows);

internal sealed class ApiKeysModel : PageModel
{
    public required ApiKeysView View { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost() => NotFound();

    public IActionResult OnPostRevoke(string key) => NotFound();
}
