namespace CoAudit.Audits.Model.Objectives;

/// <summary>Something that somebody wants the audit to look at. It carries its group of origin to the report.</summary>
public sealed class Objective
{
    /// <summary>The id of the words that it grew from.</summary>
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>The stage in which it was proposed.</summary>
    public required StageId StageId { get; init; }

    /// <summary>As it reads now; the words in which it was proposed stay with the contribution.</summary>
    public required string Text { get; set; }

    /// <summary>Who proposed it; null where naming the group would name the person.</summary>
    public Group? Origin { get; init; }

    /// <summary>Since when everyone can see it: the reveal, for all of a round at once.</summary>
    public required DateTimeOffset OnTableSince { get; init; }

    public ObjectiveStatus Status { get; private set; }

    /// <summary>Why, as its proposer is told and everyone can read.</summary>
    public string? Reason { get; private set; }

    /// <summary>Which other one it went into.</summary>
    public Guid? MergedInto { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Words of a participant as they come on the table.</summary>
    public static Objective Of(Contribution words, DateTimeOffset now) => new()
    {
        Id = words.Id,
        AuditId = words.AuditId,
        StageId = words.StageId,
        Text = words.Text,
        Origin = words.Group,
        OnTableSince = now,
    };

    /// <summary>What it had gone into is not there any more.</summary>
    internal void ProposeAgain() => (Status, Reason, MergedInto, DecidedAt) = (ObjectiveStatus.Proposed, null, null, null);

    internal void Decide(ObjectiveStatus status, string reason, Guid? into, DateTimeOffset now) =>
        (Status, Reason, MergedInto, DecidedAt) = (status, reason, into, now);
}
