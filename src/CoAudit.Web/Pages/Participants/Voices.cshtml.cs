using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Features.ViewVoices;
using CoAudit.Web.Links;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

/// <summary>
/// What came of a participant's words. By the task's own address for who has pressed Start; by the link itself once the task is answered or over, as the receipt
/// is: before that, a mail scanner that opens links must not read a word.
/// </summary>
internal sealed class VoicesModel(TaskDoor door, VoiceReader voices, MyTask tasks) : ParticipantPage
{
    public async Task<IActionResult> OnGetAsync(string? token, string? id, CancellationToken cancellationToken)
    {
        if (await door.FindWayInAsync(HttpContext, token, id, ticket: null, cancellationToken) is not { } way)
        {
            return token is null ? Show(new NoPassView([]), StatusCodes.Status403Forbidden) : Show(LinkGoneView.WithoutLink, StatusCodes.Status404NotFound);
        }

        if (!way.IsLive)
        {
            return Show(LinkGoneView.WithoutLink, StatusCodes.Status410Gone);
        }

        var task = await tasks.FindAsync(way.Task, cancellationToken);
        return task is null || (token is not null && task.SignOff is null && task.Allowed.Count > 0)
            ? LocalRedirect(way.Path)
            : Show(new MyVoicesView(way.Path, task.AuditTitle, task.TimeZone, await voices.MineAsync(way.Task, cancellationToken) ?? [])
            {
                Statements = await voices.MyStatementsAsync(way.Task, cancellationToken),
            });
    }
}
