using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Errors;

/// <summary>Says in plain words what went wrong. The host sends failed requests here with their status, whatever their method.</summary>
[ResponseCache(NoStore = true)]
// Nothing is changed here, and a failed POST arrives as a POST.
#pragma warning disable S4502
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Advice { get; private set; } = "";

    public void OnGet(int status) => Explain(Known(status));

    public void OnPost(int status) => Explain(Known(status));

    // The failed request's own status, where the host sent it here; the address's, where somebody typed it.
    private int Known(int status) => Response.StatusCode >= 400 ? Response.StatusCode : status;

    private void Explain(int status) => (Title, Advice) = status switch
    {
        400 => ("We did not understand that", "Go back one page and try again."),
        401 or 403 => ("You cannot open this page", "It belongs to somebody else, or you are not signed in."),
        404 => ("This page is not here", "Check the address. If you came by a link in a mail, press the link again."),
        409 => ("Something has changed", "Somebody else was quicker, or this part is over. Go back one page and load it again."),
        413 => ("That was too long", "Go back and make it shorter. A file can have at most 10 MB."),
        429 => ("Please wait a little", "There were many tries in a short time. Wait one minute, then try again. Nothing is lost."),
        503 => ("We are busy for a moment", "What you sent before is safe. Wait one minute, then try again."),
        _ => ("Something went wrong", "It is our fault, not yours. What you sent before is safe. Try again in a few minutes."),
    };
}
