using CoAudit.Audits.Features.CreateApiKey;
using CoAudit.Audits.Features.RevokeApiKey;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Pages.Admin;

/// <summary>One API key; the key itself is not kept.</summary>
internal sealed record ApiKeyRow(string Id, string Name, DateTimeOffset CreatedAt, bool Revoked);

/// <summary>The keys, and the one just made.</summary>
/// <param name="NewKey">Shown once, on the answer to the form, and never again.</param>
internal sealed record ApiKeysView(string? NewKey, IReadOnlyList<ApiKeyRow> Rows);

internal sealed class ApiKeysModel(IDbContextFactory<CoAuditDb> contexts, CreateApiKeyHandler create, RevokeApiKeyHandler revoke) : PageModel
{
    public ApiKeysView View { get; private set; } = null!;

    [BindProperty]
    public string? Name { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var key = await create.HandleAsync(Name, cancellationToken);
            ModelState.Clear();
            Name = null;
            return await ShowAsync(key, cancellationToken);
        }
        catch (InvalidCommandException error)
        {
            ModelState.AddRules(error, _ => nameof(Name));
            return await ShowAsync(null, cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostRevokeAsync(string key, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(key, out var id))
        {
            await revoke.HandleAsync(id, cancellationToken);
        }

        return Redirect("/admin/api-keys");
    }

    private async Task<IActionResult> ShowAsync(string? newKey, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await db.ApiKeys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ToListAsync(cancellationToken);
        View = new ApiKeysView(newKey, keys.ConvertAll(k => new ApiKeyRow(k.Id.ToString(), k.Name, k.CreatedAt.In(ServiceDetails.DefaultTimeZone), k.RevokedAt is not null)));
        return Page();
    }
}
