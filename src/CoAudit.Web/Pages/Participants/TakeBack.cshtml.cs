using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Features.WithdrawContribution;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Links;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

/// <summary>A participant takes own words back: first the page says what that means, then a second press does it. All by forms, so that it works without cookies too.</summary>
internal sealed class TakeBackModel(TaskDoor door, TaskPasses passes, TaskViews views, MyTask tasks, WithdrawContributionHandler withdraw) : ParticipantPage
{
    [BindProperty]
    public string? Ticket { get; set; }

    /// <summary>Which words.</summary>
    [BindProperty]
    public string? Said { get; set; }

    /// <summary>The words have just been taken back.</summary>
    public bool IsDone { get; private set; }

    public IActionResult OnGet(string id) => LocalRedirect($"/task/{Uri.EscapeDataString(id)}");

    /// <summary>Asks whether they are sure.</summary>
    public Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken) => ActAsync(
        id,
        async pass =>
        {
            var task = await tasks.FindAsync(pass.Task, cancellationToken);
            var words = task?.Mine.FirstOrDefault(m => Guid.TryParse(Said, out var said) && m.Id == said);
            return task is null || words is null || !TaskViews.CanTakeBack(task)
                ? Show(await views.AfterStartAsync(pass, again: false, cancellationToken), StatusCodes.Status409Conflict)
                : Show(new TakeBackView(
                    $"/task/{pass.Task}/take-back", passes.Write(pass), task.AuditTitle, words.Id.ToString(), words.Text,
                    WereShown: !task.Blind || task.Round > 1, HasCard: words.Kind is "wish"));
        },
        cancellationToken);

    public Task<IActionResult> OnPostYesAsync(string id, CancellationToken cancellationToken) => ActAsync(
        id,
        async pass =>
        {
            if (!Guid.TryParse(Said, out var said))
            {
                throw new NotFoundException("contribution of yours");
            }

            await withdraw.HandleAsync(new WithdrawContribution(pass.Task, said), cancellationToken);
            IsDone = true;
            return await BackAsync(pass, "?back=words#taken-back", cancellationToken);
        },
        cancellationToken);

    public Task<IActionResult> OnPostNoAsync(string id, CancellationToken cancellationToken) =>
        ActAsync(id, pass => BackAsync(pass, "#said", cancellationToken), cancellationToken);

    private async Task<IActionResult> ActAsync(string id, Func<TaskPass, Task<IActionResult>> act, CancellationToken cancellationToken)
    {
        var entry = await door.EnterAsync(id, Ticket, cancellationToken);
        if (entry is not Entry.Entered { Pass: var pass })
        {
            return entry is Entry.LinkGone ? Show(LinkGoneView.WithoutLink, StatusCodes.Status410Gone) : Show(new NoPassView([]), StatusCodes.Status403Forbidden);
        }

        try
        {
            return await act(pass);
        }
        catch (Exception refused) when (refused is ConflictException or NotFoundException)
        {
            // The part is over, or there are no such words of theirs: the page says how things stand.
            return Show(await views.AfterStartAsync(pass, again: false, cancellationToken), StatusCodes.Status409Conflict);
        }
        catch (StoreBusyException)
        {
            ModelState.AddModelError("", "We are busy for a moment. Wait a little, then press the button again.");
            return Show(await views.AfterStartAsync(pass, again: false, cancellationToken), StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Without a cookie the next page could not be entered, so what would be there is shown at once.
    private async Task<IActionResult> BackAsync(TaskPass pass, string next, CancellationToken cancellationToken)
    {
        if (passes.FromCookie(HttpContext, pass.Task) is null)
        {
            return Show(await views.AfterStartAsync(pass, again: false, cancellationToken));
        }

        passes.SetCookie(HttpContext, pass);
        return new SeeOther($"/task/{pass.Task}{next}");
    }
}
