using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Participants.Objectives;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Participants;

/// <summary>Chooses what a participant sees of their task, from how it stands now. Reads only.</summary>
internal sealed class TaskViews(MyTask tasks, TaskPasses passes, StageParts parts)
{
    /// <summary>For somebody who holds the link and has not pressed Start.</summary>
    public async Task<LinkView> BeforeStartAsync(TaskId id, CancellationToken cancellationToken)
    {
        var task = await ReadAsync(id, cancellationToken);
        return Finished(task, again: false) ?? Invitation(task);
    }

    /// <summary>For somebody who has started.</summary>
    /// <param name="again">True when an answer was sent that we had already.</param>
    /// <param name="typed">The fields of a form of the stage's own part that could not be taken.</param>
    public async Task<LinkView> AfterStartAsync(TaskPass pass, bool again, CancellationToken cancellationToken, IFormCollection? typed = null)
    {
        var task = await ReadAsync(pass.Task, cancellationToken);
        if (Finished(task, again) is { } finished)
        {
            return finished is ReceiptView { Said.Count: > 0 } receipt && CanTakeBack(task)
                ? receipt with { TakesBack = new TakeBackList(task.Id.ToString(), passes.Write(pass), receipt.Said) }
                : finished;
        }

        PartForm form = new(task.Id.ToString(), passes.Write(pass), Guid.NewGuid().ToString("N"));
        var part = parts.Find(task.Stage) is { } own ? await own.ShowAsync(task, typed, cancellationToken) : null;
        return Open(task, form, part is null ? null : part with { Form = form });
    }

    /// <summary>The part that takes the forms which only this task's kind of stage has.</summary>
    public async Task<StagePart> PartOfAsync(TaskId id, CancellationToken cancellationToken) =>
        parts.Find((await ReadAsync(id, cancellationToken)).Stage) ?? throw new NotFoundException("form");

    /// <summary>Own words go only while the part is open: after it others go on with them.</summary>
    public static bool CanTakeBack(MyTaskView task) => string.Equals(task.StageStatus, "open", StringComparison.Ordinal) && !IsCancelled(task);

    private async Task<MyTaskView> ReadAsync(TaskId id, CancellationToken cancellationToken) =>
        await tasks.FindAsync(id, cancellationToken) ?? throw new NotFoundException("task");

    private static LinkView? Finished(MyTaskView task, bool again) =>
        task.Allowed.Count > 0 && !again ? null
        : task.SignOff is { } signOff ? Receipt(task, signOff, again)
        : task.HasStopped ? new StoppedView(task.AuditTitle)
        : task.Allowed.Count == 0 ? Closed(task)
        : null;

    private static InvitationView Invitation(MyTaskView task) => new(
        FirstName.Of(task.ParticipantName), task.AskerName, task.ServiceName, task.AuditTitle, task.Title,
        task.Instructions.Length > 0 ? task.Instructions : task.Question,
        MailTexts.MinutesForATask, Local(task, task.DueAt), task.ClosedAt is not null, task.Blind);

    private static TaskView Open(MyTaskView task, PartForm form, PartView? part)
    {
        // Own words stand in a list of their own, and what the stage's part shows is not said twice.
        var shown = task.Mine.Select(m => m.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        shown.UnionWith(part is null ? [] : task.Items.Select(i => i.Id).Concat(part.SaidHere));
        return new TaskView(
            form.TaskId, form.Ticket, form.Key, task.AuditTitle, task.Title, task.Instructions, task.Question,
            string.IsNullOrWhiteSpace(task.Text) || part is { TakesTheWords: true } ? null : task.Text, part?.Meaning ?? Meaning(task),
            Local(task, task.DueAt), task.ClosedAt is not null, Said(task),
            [.. task.Said.Where(i => !shown.Contains(i.Id) && CardParts.Find(i.Kind) is null).Select(Words)],
            part)
        {
            Objectives = [.. task.Objectives.Select(Words)],
            MissingVoice = MissingVoice.Of(task),
            Unnamed = UnnamedWarning.Of(task),
            Files = [.. task.SharedFiles.Select(f => new SharedFile(f.Id.ToString(), f.Name))],
            KeptBack = task.KeptBack,
            About = AboutChoice.Of(task),
            CanTakeBack = CanTakeBack(task),
            HasCauses = task.Said.Any(i => string.Equals(i.Kind, "cause", StringComparison.Ordinal)),
            AsksForWords = task.Allows("contributions") && part is not ({ AsksForAll: true } or { TakesTheWords: true }),
            AsksForAnswer = task.Allows("sign-off") && part is not { AsksForAll: true },
        };
    }

    private static OthersWords Words(ItemView item) => new(item.Group.Length > 0 ? GroupWords.Of(item.Group) : "A participant", item.Text);

    private static string? Meaning(MyTaskView task) => task switch
    {
        { Text.Length: > 0 } => null,
        { Stage: "CoAudit.ReviewProgress" } => "“I agree” means: yes, the change lasts.",
        _ => "“I agree” means: the audit can go on from here.",
    };

    private static ReceiptView Receipt(MyTaskView task, MySignOffView signOff, bool again) => new(
        task.AuditTitle, task.Title, signOff.Answer, signOff.Reason, Said(task), Local(task, signOff.At),
        task.Id.ToString("N")[^8..].ToUpperInvariant(), again, signOff.Late,
        task.ClosedAt is null && !IsCancelled(task) ? Local(task, task.DueAt) : null);

    private static ClosedView Closed(MyTaskView task) => new(
        task.AuditTitle, task.Title, Local(task, task.ClosedAt ?? task.DueAt), IsCancelled(task) ? "This audit was stopped." : OutcomeOf(task), Said(task))
    {
        MissingVoice = MissingVoice.Of(task),
    };

    private static bool IsCancelled(MyTaskView task) =>
        string.Equals(task.AuditStatus, "cancelled", StringComparison.Ordinal) || string.Equals(task.StageStatus, "cancelled", StringComparison.Ordinal);

    private static string OutcomeOf(MyTaskView task) => task.StageOutcome switch
    {
        "Agreed" => "People agreed.",
        "Objected" => "Somebody objected. The people who run the audit must answer them.",
        "NotEnoughVoices" => "Not enough people answered.",
        "Sustained" => "The change lasts.",
        "Resolved" => "Every objection was answered and taken back.",
        "Unresolved" => "An objection was not taken back. It stays in the report.",
        "NotSustained" => "The change does not last yet. It will be worked on again.",
        _ => "Enough people answered. The audit goes on with what you all said.",
    };

    private static List<OwnWords> Said(MyTaskView task) => [.. task.Mine.Select(m => new OwnWords(m.Id.ToString(), Spoken(m), Local(task, m.At)))];

    // A day is sent as programs write it.
    private static string Spoken(MineView words) => words.Kind is "due-on" && CardDay.Find(words.Text) is { } day ? $"By {day.ToDay()}" : words.Text;

    private static DateTimeOffset Local(MyTaskView task, DateTimeOffset instant) => instant.In(task.TimeZone);
}
