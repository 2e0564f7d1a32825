namespace CoAudit.Audits.Model.Objectives;

/// <summary>Something that somebody wants the audit to look at. It carries its group of origin to the report.</summary>
public sealed class Objective
{
    /// <summary>The id of the words that it grew from.</summary>
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>The stage in which it was proposed.</summary>
    public required StageId StageId { get; init; }

    public required string Text { get; init; }

    /// <summary>Who proposed it; null where naming the group would name the person.</summary>
    public Group? Origin { get; init; }

    public ObjectiveStatus Status { get; private set; }

    /// <summary>Why, as its proposer is told and everyone can read.</summary>
    public string? Reason { get; private set; }

    /// <summary>Which other one it went into.</summary>
    public Guid? MergedInto { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    internal void Decide(ObjectiveStatus status, string reason, Guid? into, DateTimeOffset now) =>
        (Status, Reason, MergedInto, DecidedAt) = (status, reason, into, now);
}
