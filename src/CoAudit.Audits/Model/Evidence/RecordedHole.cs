namespace CoAudit.Audits.Model.Evidence;

/// <summary>What the quality lead wrote down about a place where a voice is missing.</summary>
public sealed class RecordedHole
{
    public const int MaxTextLength = 1_000;

    public required StageId StageId { get; init; }

    public required string Criterion { get; init; }

    public required Group Group { get; init; }

    public required string Text { get; set; }

    public required DateTimeOffset At { get; set; }
}
