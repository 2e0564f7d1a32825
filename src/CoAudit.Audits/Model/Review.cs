using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Model;

/// <summary>Where a scheduled review stands.</summary>
public enum ReviewStatus
{
    Scheduled,
    Open,
    Done,
    Cancelled,
}

/// <summary>A scheduled follow-up: does the change last?</summary>
public sealed class Review
{
    public required ReviewId Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>1 for the first after the plan.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required IReadOnlyList<Group> Panel { get; init; }

    /// <summary>Definition id of the workflow that runs this review.</summary>
    public required string Workflow { get; init; }

    public ReviewKind Kind { get; init; }

    /// <summary>From when its interval runs: when the reviews were planned, or the review before it.</summary>
    public DateTimeOffset? PlannedFrom { get; init; }

    /// <summary>The actions for which a review is held that was not planned; empty for all.</summary>
    public IReadOnlyList<Guid> Actions { get; init; } = [];

    /// <summary>It is still to come, or not over yet.</summary>
    public bool IsAhead => Status is ReviewStatus.Scheduled or ReviewStatus.Open;

    public bool LooksAt(Guid action) => Actions.Count == 0 || Actions.Contains(action);

    public ReviewStatus Status { get; private set; }

    /// <summary>The workflow instance that runs it, once it is open.</summary>
    public string? InstanceId { get; private set; }

    /// <summary><c>sustained</c>, <c>not-sustained</c> or <c>not-enough-voices</c>; null until it is done.</summary>
    public string? Verdict { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public void Open(string instanceId)
    {
        Status = ReviewStatus.Open;
        InstanceId = instanceId;
    }

    public void Close(string verdict, DateTimeOffset now)
    {
        Status = ReviewStatus.Done;
        Verdict = verdict;
        ClosedAt = now;
    }

    public void Cancel(DateTimeOffset now)
    {
        if (Status is ReviewStatus.Scheduled or ReviewStatus.Open)
        {
            Status = ReviewStatus.Cancelled;
            ClosedAt = now;
        }
    }
}
