using CoAudit.Audits.Features.AskForHelp;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Shared;
using CoAudit.Web.Pages.Shared.Fields;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Participants;

/// <summary>Who helps with this audit.</summary>
/// <param name="HelperName">The facilitator, or the service; null without a link, when nobody can be written to.</param>
/// <param name="BackTo">Where the reader came from; null without a link.</param>
/// <param name="Ticket">Lets the form in without a cookie; null where the address itself is the key.</param>
/// <param name="Key">Makes a repeated Send the same Send.</param>
internal sealed record HelpView(string? HelperName, string? BackTo, string? Ticket, string Key);

// A way out must not fail because a cookie is missing: the link or the task's ticket and the Origin check protect it.
#pragma warning disable S4502
[IgnoreAntiforgeryToken]
#pragma warning restore S4502
internal sealed class HelpModel(TaskDoor door, MyTask tasks, AskForHelpHandler ask, Limits limits) : PageModel
{
    public static IReadOnlyList<FieldOption> Choices { get; } =
    [
        new("phone", "Please phone me"),
        new("explain", "Please explain it to me"),
        new("paper", "I want it on paper"),
        new("other", "Something else"),
    ];

    public HelpView View { get; private set; } = new(null, null, null, "");

    [BindProperty]
    public string? Choice { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public async Task<IActionResult> OnGetAsync(string? token, string? id, CancellationToken cancellationToken) =>
        await ShowAsync(await FindWayInAsync(token, id, cancellationToken), StatusCodes.Status200OK, cancellationToken);

    /// <summary>Tells who runs the audit that this person asks for help.</summary>
    public async Task<IActionResult> OnPostAsync(string? token, string? id, CancellationToken cancellationToken)
    {
        var wayIn = await FindWayInAsync(token, id, cancellationToken);
        if (wayIn is null)
        {
            return await ShowAsync(wayIn, StatusCodes.Status403Forbidden, cancellationToken);
        }

        if (!limits.AllowsPost(wayIn.Task.Value))
        {
            ModelState.AddModelError("", WayOutWords.WaitALittle);
            return await ShowAsync(wayIn, StatusCodes.Status429TooManyRequests, cancellationToken);
        }

        try
        {
            var text = string.IsNullOrWhiteSpace(Phone) ? Message : $"{Message}\nPhone: {Phone.Trim()}";
            await ask.HandleAsync(new AskForHelp(wayIn.Task, Choice, text), WayOutWords.KeyOf("help", wayIn.Task, Key, $"{Choice}\n{text}"), cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            ModelState.AddRules(invalid, field => string.Equals(field, "kind", StringComparison.Ordinal) ? nameof(Choice) : nameof(Message));
            return await ShowAsync(wayIn, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        return new SeeOther($"{wayIn.Path}/message-sent");
    }

    // A link that reached somebody else, or is too old, does not say who is reading: then there is nobody to help by name.
    private async Task<WayIn?> FindWayInAsync(string? token, string? id, CancellationToken cancellationToken) =>
        await door.FindWayInAsync(HttpContext, token, id, Ticket, cancellationToken) is { IsLive: true } live ? live : null;

    private async Task<PageResult> ShowAsync(WayIn? wayIn, int status, CancellationToken cancellationToken)
    {
        var task = wayIn is null ? null : await tasks.FindAsync(wayIn.Task, cancellationToken);
        View = new HelpView(task?.AskerName, wayIn?.Path, wayIn?.Ticket, Key ?? Guid.NewGuid().ToString("N"));
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
