using CoAudit.Audits.Features.AnswerCause;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants.Findings;

// The task's ticket and the check of where a form comes from stand in for ASP.NET's token, as on all pages of participants.
#pragma warning disable S4502
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class CausesModel(TaskDoor door, TaskPasses passes, CauseReader causes, AnswerCauseHandler answer, Limits limits) : PageModel
{
    /// <summary>Null for somebody who may not see them.</summary>
    public CausesView? View { get; private set; }

    public PartForm Form { get; private set; } = new("", "", "");

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>Which cause the form is about.</summary>
    [BindProperty]
    public string? Cause { get; set; }

    [BindProperty]
    public string? Say { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) =>
        await door.EnterAsync(HttpContext, id, cancellationToken) is Entry.Entered { Pass: var pass }
            ? await ShowAsync(pass, StatusCodes.Status200OK, cancellationToken)
            : Refused();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(id, Ticket, cancellationToken) is not Entry.Entered { Pass: var pass })
        {
            return Refused();
        }

        if (!limits.AllowsPost(pass.Task.Value))
        {
            ModelState.AddModelError("", WayOutWords.WaitALittle);
            return await ShowAsync(pass, StatusCodes.Status429TooManyRequests, cancellationToken);
        }

        try
        {
            var cause = Guid.TryParse(Cause, out var parsed) ? parsed : throw new NotFoundException("cause");
            await answer.HandleAsync(new AnswerCause(pass.Task, cause, Say), new IdempotencyKey($"task:{pass.Task}", $"cause\n{Key}\n{Cause}\n{Say}", $"{Cause}\n{Say}"), cancellationToken);
            return new SeeOther($"/task/{pass.Task}/causes#cause-{cause}");
        }
        catch (InvalidCommandException invalid)
        {
            ModelState.AddRules(invalid, _ => $"Say-{Cause}");
            return await ShowAsync(pass, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }
    }

    private async Task<PageResult> ShowAsync(TaskPass pass, int status, CancellationToken cancellationToken)
    {
        View = await causes.ForAsync(pass.Task, cancellationToken);
        Form = new PartForm(pass.Task.ToString(), passes.Write(pass), Key ?? Guid.NewGuid().ToString("N"));
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private PageResult Refused()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status403Forbidden;
        return page;
    }
}
