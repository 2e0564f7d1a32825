namespace CoAudit.Audits.Model.SigningOff;

/// <summary>A participant's answer to one item in one wording. Only ever added; the last one counts.</summary>
public sealed class ItemSignOff
{
    public required Guid Id { get; init; }

    public required TaskId TaskId { get; init; }

    public required StageId StageId { get; init; }

    public required AuditId AuditId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required string Scope { get; init; }

    public required string Item { get; init; }

    /// <summary>The wording that was seen.</summary>
    public required int Version { get; init; }

    public required SignOffAnswer Answer { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool Late { get; init; }

    public required byte[] Salt { get; init; }
}
