using CoAudit.Audits.Features.RaiseConcern;
using CoAudit.Audits.Features.ViewSafeguarding;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>Whom to call. Without a link the service is not known, and the page says how to find the council.</summary>
/// <param name="BackTo">Where the reader came from; null without a link.</param>
/// <param name="Ticket">Lets the form in without a cookie; null where the address itself is the key.</param>
/// <param name="Key">Makes a repeated Send the same Send.</param>
internal sealed record DangerView(SafeguardingView? Service, string? BackTo, string? Ticket, string Key);

// A way out must not fail because a cookie is missing: the link or the task's ticket and the Origin check protect it.
#pragma warning disable S4502
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class DangerModel(TaskDoor door, SafeguardingReader safeguarding, RaiseConcernHandler raise, Limits limits) : PageModel
{
    public DangerView View { get; private set; } = new(null, null, null, "");

    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public async Task<IActionResult> OnGetAsync(string? token, string? id, CancellationToken cancellationToken) =>
        await ShowAsync(await FindWayInAsync(token, id, cancellationToken), StatusCodes.Status200OK, cancellationToken);

    /// <summary>Sends the message to the safeguarding contacts at once; it is not part of the audit.</summary>
    public async Task<IActionResult> OnPostAsync(string? token, string? id, CancellationToken cancellationToken)
    {
        var wayIn = await FindWayInAsync(token, id, cancellationToken);
        if (wayIn is null)
        {
            return await ShowAsync(wayIn, StatusCodes.Status403Forbidden, cancellationToken);
        }

        if (!limits.AllowsPost(wayIn.Task.Value))
        {
            ModelState.AddModelError("", WayOutWords.WaitALittle + " In danger now? Call 999.");
            return await ShowAsync(wayIn, StatusCodes.Status429TooManyRequests, cancellationToken);
        }

        try
        {
            await raise.HandleAsync(
                new RaiseConcern(wayIn.Task, Message, Phone), WayOutWords.KeyOf("danger", wayIn.Task, Key, $"{Message}\n{Phone}"), cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            ModelState.AddRules(invalid, field => string.Equals(field, "contact", StringComparison.Ordinal) ? nameof(Phone) : nameof(Message));
            return await ShowAsync(wayIn, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        return new SeeOther($"{wayIn.Path}/message-sent?aboutDanger=true");
    }

    // Also by a link that is gone: danger does not wait for a new one, and the link still says which service it is.
    private Task<WayIn?> FindWayInAsync(string? token, string? id, CancellationToken cancellationToken) =>
        door.FindWayInAsync(HttpContext, token, id, Ticket, cancellationToken);

    private async Task<PageResult> ShowAsync(WayIn? wayIn, int status, CancellationToken cancellationToken)
    {
        var service = wayIn is null ? null : await safeguarding.FindAsync(wayIn.Task, cancellationToken);
        View = new DangerView(service, wayIn?.Path, wayIn?.Ticket, Key ?? Guid.NewGuid().ToString("N"));
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
