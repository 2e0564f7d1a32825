using CoAudit.Audits.Features.StopReminders;
using CoAudit.Audits.Model;
using CoAudit.Web.Links;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

/// <summary>
/// "No more reminders", from the mail's List-Unsubscribe header. Mail programs may POST here by themselves (RFC 8058, one click);
/// whoever opens the address only sees a button.
/// </summary>
internal sealed class NoRemindersModel(MailedLinks links, StopRemindersHandler stop, Limits limits) : ParticipantPage
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken) =>
        TaskOf(await links.FindAsync(token, cancellationToken)) is null ? Refuse() : Show(new StopRemindersView());

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellationToken)
    {
        if (TaskOf(await links.FindAsync(token, cancellationToken)) is not { } task)
        {
            return Refuse();
        }

        await stop.HandleAsync(task, cancellationToken);
        return Show(new RemindersStoppedView());
    }

    // A link that is too old is good enough to be left alone.
    private static TaskId? TaskOf(LinkState state) => state switch
    {
        LinkState.ToTask link => link.Task,
        LinkState.Gone gone => gone.Task,
        _ => null,
    };

    private IActionResult Refuse() => limits.AllowsUnknownLink(HttpContext.Connection.RemoteIpAddress)
        ? Show(LinkGoneView.WithoutLink, StatusCodes.Status404NotFound)
        : StatusCode(StatusCodes.Status429TooManyRequests);
}
