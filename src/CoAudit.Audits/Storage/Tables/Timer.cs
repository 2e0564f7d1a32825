using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Tables;

/// <summary>What happens when a timer is due.</summary>
public enum TimerKind
{
    StageEnd,
    Reminder,
    TellWhoIsSilent,
    Review,
    Bookmark,
    StartWorkflow,
    Trigger,
    Event,
    NextRound,
    ActionOverdue,
}

/// <summary>
/// Something that happens later. Firing deletes the row in the transaction that does the work, so it happens once however late and however often it is tried.
/// </summary>
public sealed class Timer
{
    public required Guid Id { get; init; }

    public required TimerKind Kind { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public AuditId? AuditId { get; init; }

    public StageId? StageId { get; init; }

    public TaskId? TaskId { get; init; }

    public ReviewId? ReviewId { get; init; }

    /// <summary>For <see cref="TimerKind.Bookmark"/> and <see cref="TimerKind.Event"/>: which bookmark to resume.</summary>
    public string? BookmarkId { get; init; }

    /// <summary>The instance whose bookmark it is, or that starts another.</summary>
    public string? InstanceId { get; init; }

    /// <summary>For <see cref="TimerKind.Trigger"/>: which trigger starts a workflow now.</summary>
    public Guid? TriggerId { get; init; }

    /// <summary>JSON: what the bookmark is resumed with, the event that is told, what is to be started, or which action is late.</summary>
    public string? Payload { get; init; }

    /// <summary>1 or 2 for reminders and late actions.</summary>
    public int Number { get; init; }

    public int Attempts { get; set; }

    /// <summary>True when it failed too often; shown to a person, and out of the others' way.</summary>
    public bool Quarantined { get; set; }

    public string? LastError { get; set; }
}
