namespace CoAudit.Audits.Model.Reviews;

/// <summary>One panel member's word on one action in one review. Said again before the review is over, the last word counts.</summary>
public sealed class Verdict
{
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    public required StageId StageId { get; init; }

    public ReviewId? ReviewId { get; init; }

    public required TaskId TaskId { get; init; }

    public required Group Group { get; init; }

    public required Guid ActionId { get; init; }

    public required VerdictKind Kind { get; set; }

    /// <summary>How often they found what was agreed, of <see cref="Looked"/> times; null when they did not count.</summary>
    public int? Found { get; set; }

    /// <summary>How often they looked.</summary>
    public int? Looked { get; set; }

    /// <summary>Null when they did not count.</summary>
    public Counted? Counted => Found is { } found && Looked is { } looked ? new Counted(found, looked) : null;

    public required DateTimeOffset At { get; set; }

    /// <summary>True when it came after the review was over: kept and shown, not counted.</summary>
    public required bool Late { get; init; }

    /// <summary>Blinds the commitment in the audit trail.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>Nothing counted leaves what stands.</summary>
    public void Count(Counted? counted)
    {
        if (counted is { } given)
        {
            (Found, Looked) = (given.Found, given.Looked);
        }
    }
}
