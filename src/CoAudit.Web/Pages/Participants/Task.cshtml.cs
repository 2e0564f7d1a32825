using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.StopTakingPart;
using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Api.Files;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Shared.Fields;
using CoAudit.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

// Read to its end and thrown away: a browser shows our answer only when it could send everything. No more than the largest file is ever held.
#pragma warning disable S5693
[RequestSizeLimit(Upload.LargestRead)]
[RequestFormLimits(MultipartBodyLengthLimit = Upload.LargestBody)]
#pragma warning restore S5693
[RefusesTooLarge]
internal sealed class TaskModel(
    TaskDoor door,
    TaskPasses passes,
    UnnamedReceipts receipts,
    TaskViews views,
    ReportReader reports,
    ContributeHandler contribute,
    SignOffHandler signOff,
    StopTakingPartHandler stop,
    Limits limits) : ParticipantPage
{
    public static IReadOnlyList<FieldOption> Answers { get; } =
    [
        new("agree", "I agree"),
        new("agree-with-concern", "I agree, with a concern", "Tell us your concern below. It is kept and shown."),
        new("object", "I object", "Tell us why below. Your reason is kept, and nobody can take it away."),
        new("not-for-me-now", "Not for me now", "That is fine. We will not remind you again."),
    ];

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Id of what the words in this form are about; empty is nothing in particular.</summary>
    [BindProperty]
    public string? About { get; set; }

    /// <summary>The words in this form are said without a name.</summary>
    [BindProperty]
    public bool Unnamed { get; set; }

    /// <summary><c>yes</c>: somebody is at risk now. It is answered on the page and kept nowhere.</summary>
    [BindProperty]
    public string? AtRisk { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What stood on the page when this form came with it.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    // What this form has left without a name.
    private KeptUnnamed Kept { get; set; } = KeptUnnamed.None;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var entry = await door.EnterAsync(HttpContext, id, cancellationToken);
        if (entry is not Entry.Entered { Pass: var pass })
        {
            return Refuse(entry);
        }

        ReportPath = await reports.FindAudienceAsync(pass.Task, cancellationToken) is null ? null : $"/task/{pass.Task}/report";
        Kept = receipts.Take(HttpContext, pass.Task);
        return Show(await views.AfterStartAsync(pass, again: false, cancellationToken) with { Kept = Kept });
    }

    /// <summary>Add: records the words and shows the task again.</summary>
    public Task<IActionResult> OnPostAddAsync(string id, CancellationToken cancellationToken) => ActAsync(
        id,
        async pass =>
        {
            if (!limits.AllowsPost(pass.Task.Value))
            {
                return await WaitALittleAsync(pass, cancellationToken);
            }

            await ContributeAsync(pass.Task, cancellationToken);

            // An answer that was begun below must not get lost on the way.
            return string.IsNullOrEmpty(Answer + Reason)
                ? await DoneAsync(pass, Unnamed ? "#unnamed" : "#said", again: false, cancellationToken)
                : await ShowAgainAsync(pass, StatusCodes.Status200OK, cancellationToken);
        },
        cancellationToken);

    /// <summary>Send my answer: records words that were not added yet, then the sign-off, then shows the receipt.</summary>
    public Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken) => ActAsync(
        id,
        async pass =>
        {
            if (!string.IsNullOrWhiteSpace(Words))
            {
                if (!limits.AllowsPost(pass.Task.Value))
                {
                    return await WaitALittleAsync(pass, cancellationToken);
                }

                await ContributeAsync(pass.Task, cancellationToken);
            }

            var signedOff = await signOff.HandleAsync(new SignOffCommand(pass.Task, Answer, Reason) { Seen = Seen }, key: null, cancellationToken);
            return await DoneAsync(pass, ReceiptPath(signedOff.AlreadyRecorded), signedOff.AlreadyRecorded, cancellationToken);
        },
        cancellationToken);

    /// <summary>A form that only this kind of stage has: its own part reads the fields and carries it out.</summary>
    public Task<IActionResult> OnPostPartAsync(string id, string act, CancellationToken cancellationToken) => ActAsync(
        id,
        async pass =>
        {
            if (!limits.AllowsPost(pass.Task.Value))
            {
                return await WaitALittleAsync(pass, cancellationToken);
            }

            var part = await views.PartOfAsync(pass.Task, cancellationToken);
            Keep(await part.ActForReceiptsAsync(pass.Task, act ?? "", Request.Form, KeyOf(pass.Task, act ?? ""), cancellationToken));
            return await DoneAsync(pass, Kept.Receipts.Count > 0 ? "#unnamed" : $"#{PartView.Anchor}", again: false, cancellationToken);
        },
        cancellationToken);

    public Task<IActionResult> OnPostStopAsync(string id, CancellationToken cancellationToken) => ActAsync(
        id,
        async pass =>
        {
            await stop.HandleAsync(pass.Task, cancellationToken);
            return await DoneAsync(pass, "", again: false, cancellationToken);
        },
        cancellationToken);

    private static string ReceiptPath(bool again) => again ? "/receipt?again=true" : "/receipt";

    private async Task ContributeAsync(TaskId task, CancellationToken cancellationToken)
    {
        // The words are part of the key: sent again they are the same contribution, changed after "Back" they are another one.
        var key = new IdempotencyKey($"task:{task}", $"{Key}\n{About}\n{Words}", $"{About}\n{Words}");
        var said = await contribute.HandleAsync(new Contribute(task, Kind: null, Words, About, Unnamed), key, cancellationToken);
        Keep(Unnamed ? [said.Receipt] : []);

        // They are recorded now: if the rest of the form has an error, they are shown among the words said, not in the field.
        Words = null;
        ModelState.Remove(nameof(Words));
    }

    private void Keep(IReadOnlyList<string> given) => Kept = new KeptUnnamed(given, given.Count > 0 && AtRisk is "yes");

    // All that was typed is part of the key: sent again it is the same, changed after "Back" it is another.
    private IdempotencyKey KeyOf(TaskId task, string act)
    {
        var fields = Request.Form.Where(f => f.Key is not nameof(Ticket) and not nameof(Key)).OrderBy(f => f.Key, StringComparer.Ordinal);
        var typed = string.Join('\n', fields.Select(f => $"{f.Key}={f.Value}"));
        return new IdempotencyKey($"task:{task}", $"{act}\n{Key}\n{typed}", typed);
    }

    private async Task<IActionResult> ActAsync(string id, Func<TaskPass, Task<IActionResult>> act, CancellationToken cancellationToken)
    {
        var entry = await door.EnterAsync(id, Ticket, cancellationToken);
        if (entry is not Entry.Entered { Pass: var pass })
        {
            return Refuse(entry);
        }

        try
        {
            return await act(pass);
        }
        catch (InvalidCommandException invalid)
        {
            foreach (var rule in invalid.Rules)
            {
                ModelState.AddModelError(FieldOf(rule.Field), string.Equals(rule.Field, "answer", StringComparison.Ordinal) ? "Choose your answer." : rule.Message);
            }

            return await ShowAgainAsync(pass, StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }
        catch (ConflictException)
        {
            return await TooLateAsync(pass, cancellationToken);
        }
        catch (StoreBusyException)
        {
            ModelState.AddModelError("", "We are busy for a moment. Wait a little, then press the button again. What you wrote is still here.");
            return await ShowAgainAsync(pass, StatusCodes.Status503ServiceUnavailable, cancellationToken);
        }
    }

    private static string FieldOf(string field) => field switch
    {
        "text" => nameof(Words),
        "about" => nameof(About),
        "answer" => nameof(Answer),
        "reason" => nameof(Reason),
        "seen" or "item" => nameof(Answer),

        // A part names its own fields.
        _ => field,
    };

    /// <summary>Already answered in another tab, or the stage is over: the page says how the task stands.</summary>
    private async Task<IActionResult> TooLateAsync(TaskPass pass, CancellationToken cancellationToken)
    {
        var view = await views.AfterStartAsync(pass, again: true, cancellationToken);
        return view is ReceiptView
            ? await DoneAsync(pass, ReceiptPath(again: true), again: true, cancellationToken)
            : Show(view, StatusCodes.Status409Conflict);
    }

    private Task<IActionResult> WaitALittleAsync(TaskPass pass, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("", "You sent many things in a short time. Wait one minute, then press the button again. What you wrote is still here.");
        return ShowAgainAsync(pass, StatusCodes.Status429TooManyRequests, cancellationToken);
    }

    private async Task<IActionResult> ShowAgainAsync(TaskPass pass, int status, CancellationToken cancellationToken)
    {
        var view = await views.AfterStartAsync(pass, again: false, cancellationToken, Request.Form);
        return Show(
            view is TaskView task
                ? task with { Key = Key ?? task.Key, Words = Words, About = task.About is { } choice ? choice with { Value = About ?? "" } : null, Answer = Answer, Reason = Reason, Kept = Kept }
                : view with { Kept = Kept },
            status);
    }

    // Without a cookie the next page could not be entered, so what would be there is shown at once.
    private async Task<IActionResult> DoneAsync(TaskPass pass, string next, bool again, CancellationToken cancellationToken)
    {
        if (passes.FromCookie(HttpContext, pass.Task) is null)
        {
            ModelState.Clear();
            return Show(await views.AfterStartAsync(pass, again, cancellationToken) with { Kept = Kept });
        }

        passes.SetCookie(HttpContext, pass);
        receipts.Keep(HttpContext, pass.Task, Kept);
        return new SeeOther($"/task/{pass.Task}{next}");
    }

    private IActionResult Refuse(Entry entry) => entry is Entry.LinkGone
        ? Show(LinkGoneView.WithoutLink, StatusCodes.Status410Gone)
        : Show(new NoPassView([.. new[] { Words, Reason }.OfType<string>().Where(typed => typed.Trim().Length > 0)]), StatusCodes.Status403Forbidden);
}
