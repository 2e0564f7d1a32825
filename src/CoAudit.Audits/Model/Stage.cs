using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CoAudit.Audits.Model;

/// <summary>Whether people can still answer in time.</summary>
public enum StageStatus
{
    Open,
    Closed,
    Cancelled,
}

/// <summary>A named part of an audit: one execution of a stage activity, with the tasks that it asked for.</summary>
public sealed class Stage
{
    public required StageId Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>Order of opening in the audit, from 1.</summary>
    public required int Number { get; init; }

    public required string InstanceId { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>Unique: one execution of an activity opens one stage, however often its burst is tried.</summary>
    public required string ActivityInstanceId { get; init; }

    public required string BookmarkId { get; init; }

    /// <summary>The activity's type name, for example <c>CoAudit.SetObjectives</c>.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public string Instructions { get; init; } = "";

    /// <summary>What a sign-off decides on: <c>plan</c>, <c>tool</c>… or <c>custom</c> with <see cref="Text"/>.</summary>
    public string? Subject { get; init; }

    public string? Text { get; init; }

    public required IReadOnlyList<Group> Groups { get; init; }

    public required bool Blind { get; init; }

    public required int MinPerGroup { get; init; }

    public required int MinPercent { get; init; }

    public int AgreeingPerGroup { get; init; }

    /// <summary>JSON of the inputs that only this kind of stage has; null where it has none.</summary>
    public string? Inputs { get; init; }

    public ReviewId? ReviewId { get; init; }

    public StageStatus Status { get; private set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Where the end was before an objection's clock, or what the stage must not end without, moved it; null when nothing has.</summary>
    public DateTimeOffset? ExtendedFrom { get; private set; }

    /// <summary>From 1. What was said in the first round is open to all from the next one on.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>When the first of two rounds ends and everything said in it is shown at once; null for a stage of one round.</summary>
    public DateTimeOffset? RevealAt { get; init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? Outcome { get; private set; }

    public List<TaskItem> Tasks { get; init; } = [];

    public StageForm Form => StageForm.Of(Type);

    public Quorum Quorum => new(MinPerGroup, MinPercent);

    public bool QuorumIsMet => Quorum.IsMet(Groups, Tasks);

    /// <summary>
    /// Everyone asked has sent their answer. Only this closes a stage before its end: a person who has written something but not pressed
    /// <i>Send my answer</i> may still be thinking.
    /// </summary>
    public bool EveryoneHasFinished => Tasks.Exists(t => t.SignOff is not null) && Tasks.TrueForAll(t => t.IsFinished);

    /// <summary>SHA-256 of what a participant of this stage is asked to decide on.</summary>
    public string VersionHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Type}\n{Title}\n{Instructions}\n{Subject}\n{Text}")));

    /// <summary>Whether the reveal of this stage is past: it never was blind, is over, or has gone on to its second round.</summary>
    public bool IsRevealed => !Blind || Status == StageStatus.Closed || (Status == StageStatus.Open && Round > 1);

    /// <summary>
    /// The rule of the reveal, and the only one: others see words from the reveal on, and those that are said after it at once. Only an objective that somebody proposes
    /// after it, because there was none to reveal, is proposed blind like the others, and shown when the stage is over.
    /// </summary>
    public bool Shows(Contribution words) => IsRevealed && (!Blind || Status == StageStatus.Closed || words.Round < Round || words.Kind is not "objective");

    /// <summary>The round ends: all that was said in it is shown to everyone at the same moment.</summary>
    internal void NextRound() => Round++;

    /// <summary>The inputs that only this kind of stage has.</summary>
    public T InputsAs<T>()
        where T : new() => Inputs is null ? new T() : JsonSerializer.Deserialize<T>(Inputs, JsonSerializerOptions.Web) ?? new T();

    /// <summary>Closes the stage and says by which exit.</summary>
    public string Close(DateTimeOffset now, string? concluded = null)
    {
        Outcome = concluded ?? Form.OutcomeOf(this);
        Status = StageStatus.Closed;
        ClosedAt = now;
        foreach (var task in Tasks)
        {
            task.CloseUnanswered();
        }

        return Outcome;
    }

    /// <summary>Moves the end later, for an objection whose clock runs past it. The time of the tasks moves with it.</summary>
    /// <returns>False when the end is later already.</returns>
    public bool MoveEnd(DateTimeOffset dueAt)
    {
        if (Status != StageStatus.Open || dueAt <= DueAt)
        {
            return false;
        }

        ExtendedFrom ??= DueAt;
        SetEnd(dueAt);
        return true;
    }

    /// <summary>The last objection was taken back: the end is where it was, or now when that is past.</summary>
    /// <returns>False when it had not been moved.</returns>
    public bool MoveEndBack(DateTimeOffset now)
    {
        if (Status != StageStatus.Open || ExtendedFrom is not { } planned)
        {
            return false;
        }

        ExtendedFrom = null;
        SetEnd(planned > now ? planned : now);
        return true;
    }

    /// <summary>There is nothing to do in it: nobody is asked, and its end is now.</summary>
    public void EndNow(DateTimeOffset now)
    {
        Tasks.Clear();
        DueAt = now;
    }

    /// <summary>Asks one more person, while it is open.</summary>
    public TaskItem AskAlso(Participant person, DateTimeOffset now)
    {
        var task = new TaskItem
        {
            Id = TaskId.New(now),
            StageId = Id,
            AuditId = AuditId,
            ParticipantId = person.Id,
            Group = person.Group,
            Kind = person.Email is null ? TaskKind.Paper : TaskKind.Link,
            OpenedAt = now,
            DueAt = DueAt,
        };
        Tasks.Add(task);
        return task;
    }

    private void SetEnd(DateTimeOffset dueAt)
    {
        DueAt = dueAt;
        foreach (var task in Tasks)
        {
            task.DueAt = dueAt;
        }
    }

    public void Cancel(DateTimeOffset now)
    {
        Status = StageStatus.Cancelled;
        ClosedAt = now;
        foreach (var task in Tasks)
        {
            task.Cancel();
        }
    }
}
