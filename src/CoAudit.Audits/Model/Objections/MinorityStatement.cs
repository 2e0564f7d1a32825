namespace CoAudit.Audits.Model.Objections;

/// <summary>An unresolved objection or a kept concern, bound to the report. Written once; nothing in the product changes or removes one.</summary>
public sealed class MinorityStatement
{
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    public required StageId StageId { get; init; }

    /// <summary><c>objection</c> or <c>concern</c>.</summary>
    public required string Kind { get; init; }

    public Guid? ObjectionId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required Group Group { get; init; }

    public required string Item { get; init; }

    /// <summary>What the item said when the statement was made.</summary>
    public required string ItemText { get; init; }

    /// <summary>The person's own words.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Blinds the commitment in the audit trail.</summary>
    public required byte[] Salt { get; init; }
}
