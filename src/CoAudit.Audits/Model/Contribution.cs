namespace CoAudit.Audits.Model;

/// <summary>What a participant put in, in their own words.</summary>
public sealed class Contribution
{
    public const int MaxTextLength = 10_000;

    /// <summary>Kinds as the API names them.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "objective", "criterion", "amendment", "evidence", "interpretation", "cause", "good-practice", "wish", "how", "provide", "lasts-if", "comment",
    ];

    /// <summary>Random, not time-ordered: its place in the table tells nothing about who wrote when.</summary>
    public required Guid Id { get; init; }

    public required TaskId TaskId { get; init; }

    public required StageId StageId { get; init; }

    public required AuditId AuditId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True when it came after the stage had closed.</summary>
    public required bool Late { get; init; }

    /// <summary>Blinds the commitment in the audit trail, so that the trail can stay when the words are erased.</summary>
    public required byte[] Salt { get; init; }
}
