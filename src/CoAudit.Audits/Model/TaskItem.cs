namespace CoAudit.Audits.Model;

/// <summary>How a participant is asked.</summary>
public enum TaskKind
{
    Link,
    Paper,
}

/// <summary>Where a task stands.</summary>
public enum TaskItemStatus
{
    Open,
    Answered,
    Late,
    NotReached,
    Withdrawn,
    Cancelled,
}

/// <summary>What one participant is asked to do in one stage.</summary>
public sealed class TaskItem
{
    public required TaskId Id { get; init; }

    public required StageId StageId { get; init; }

    public required AuditId AuditId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required Group Group { get; init; }

    public required TaskKind Kind { get; init; }

    public TaskItemStatus Status { get; private set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>The first answer of any kind: a contribution or a sign-off.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public SignOff? SignOff { get; private set; }

    public List<Contribution> Contributions { get; init; } = [];

    public bool HasAnswered => AnsweredAt is not null;

    /// <summary>The person has decided, or has left: nothing more is expected of them in this stage.</summary>
    public bool IsFinished => SignOff is not null || Status is TaskItemStatus.Withdrawn or TaskItemStatus.Cancelled;

    /// <summary>Counts among the people asked.</summary>
    public bool Counts => Status is not (TaskItemStatus.Withdrawn or TaskItemStatus.Cancelled);

    internal void Take(Contribution contribution, bool stageIsOpen)
    {
        Contributions.Add(contribution);
        Take(contribution.At, stageIsOpen);
    }

    internal void Take(SignOff signOff, bool stageIsOpen)
    {
        SignOff = signOff;
        Take(signOff.At, stageIsOpen);
    }

    /// <summary>Takes an answer of any kind: whatever it is, the person was heard.</summary>
    internal void Take(DateTimeOffset at, bool stageIsOpen)
    {
        AnsweredAt ??= at;
        if (Status is TaskItemStatus.Open or TaskItemStatus.NotReached)
        {
            Status = stageIsOpen ? TaskItemStatus.Answered : TaskItemStatus.Late;
        }
    }

    internal void CloseUnanswered()
    {
        if (Status == TaskItemStatus.Open)
        {
            Status = TaskItemStatus.NotReached;
        }
    }

    public void Withdraw()
    {
        if (SignOff is null && Status is TaskItemStatus.Open or TaskItemStatus.Answered)
        {
            Status = TaskItemStatus.Withdrawn;
        }
    }

    internal void Cancel()
    {
        if (Status == TaskItemStatus.Open)
        {
            Status = TaskItemStatus.Cancelled;
        }
    }
}
