using CoAudit.Audits.Features.RequestNewLink;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>The answer to "Send me a new link": the same words whether the link or the address was known or not.</summary>
#pragma warning disable S4502 // Whoever sends this for somebody else only makes us mail that person: three times a day.
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class LinkSentModel(RequestNewLinkHandler requestNewLink, Limits limits) : PageModel
{
    /// <summary>From somebody whose link is broken.</summary>
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var address = Email?.Trim() ?? "";
        if (address.Length > 0 && limits.AllowsNewLink(address))
        {
            await requestNewLink.HandleAsync(address, cancellationToken);
        }

        return new SeeOther("/new-link");
    }
}
