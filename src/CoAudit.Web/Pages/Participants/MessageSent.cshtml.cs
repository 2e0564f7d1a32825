using CoAudit.Audits.Features.ViewSafeguarding;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Web.Links;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>A message left this page for these people.</summary>
/// <param name="AboutDanger">True for the safety message, false for a request for help.</param>
internal sealed record MessageSentView(bool AboutDanger, IReadOnlyList<string> To, string? BackTo);

internal sealed class MessageSentModel(TaskDoor door, SafeguardingReader safeguarding, MyTask tasks) : PageModel
{
    public MessageSentView View { get; private set; } = new(AboutDanger: false, [], BackTo: null);

    public async Task OnGetAsync(string? token, string? id, bool aboutDanger, CancellationToken cancellationToken)
    {
        var wayIn = await door.FindWayInAsync(HttpContext, token, id, ticket: null, cancellationToken);
        View = new MessageSentView(aboutDanger, wayIn is null ? [] : await ReadersAsync(wayIn, aboutDanger, cancellationToken), wayIn?.Path);
    }

    private async Task<IReadOnlyList<string>> ReadersAsync(WayIn wayIn, bool aboutDanger, CancellationToken cancellationToken)
    {
        if (aboutDanger)
        {
            return await safeguarding.FindAsync(wayIn.Task, cancellationToken) is { } service ? WayOutWords.Readers(service) : [];
        }

        return await tasks.FindAsync(wayIn.Task, cancellationToken) is { } task ? [task.AskerName] : [];
    }
}
