using System.Globalization;

namespace CoAudit.Audits.Model.Evidence;

/// <summary>One participant's answer to one criterion. Blind until the stage's reveal; can be changed until the person has signed off.</summary>
public sealed class Score
{
    public const int MaxInTheWayLength = 2_000;

    public required TaskId TaskId { get; init; }

    /// <summary>Id of a line of the frozen tool.</summary>
    public required string Criterion { get; init; }

    /// <summary>Of the line's words as they were seen.</summary>
    public int Revision { get; set; } = 1;

    public required StageId StageId { get; init; }

    public required AuditId AuditId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required Group Group { get; init; }

    public ScoreKind Kind { get; private set; }

    public int? Rating { get; private set; }

    /// <summary>Why the criterion does not apply, in the person's words.</summary>
    public string? Reason { get; private set; }

    /// <summary>What gets in the way, in the person's words.</summary>
    public string? InTheWay { get; set; }

    /// <summary>When it was given last.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>True when it came after the stage had closed: kept, counted, and marked.</summary>
    public required bool Late { get; init; }

    /// <summary>Blinds the commitment in the audit trail.</summary>
    public required byte[] Salt { get; set; }

    public ScoreValue Value => ScoreValue.Of(Kind, Rating, Reason);

    /// <summary>What the trail's commitment is made of.</summary>
    public string CommittedText => string.Create(CultureInfo.InvariantCulture, $"{Criterion}\n{Kind}\n{Rating}\n{Reason}\n{InTheWay}");

    public void Set(ScoreValue value, byte[] salt, DateTimeOffset now) => (Kind, Rating, Reason, Salt, At) = (value.Kind, value.Rating, value.Reason, salt, now);
}
