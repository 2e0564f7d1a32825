using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>
/// A page of a task link. ASP.NET's antiforgery is off on all of them, because it needs a cookie that a GET would have to set, and
/// in-app browsers lose cookies. The secret link in the address, the ticket in each form of a task, and the check of where a form
/// comes from (<see cref="Security.SameOriginPosts"/>) stand in its place.
/// </summary>
#pragma warning disable S4502 // See above.
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal abstract class ParticipantPage : PageModel
{
    /// <summary>What is shown; set by every handler that shows the page.</summary>
    public LinkView View { get; private set; } = LinkGoneView.WithoutLink;

    /// <summary>Where the audit's report is for this reader; null while it is not out.</summary>
    public string? ReportPath { get; private protected set; }

    private protected PageResult Show(LinkView view, int status = StatusCodes.Status200OK)
    {
        View = view;
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
