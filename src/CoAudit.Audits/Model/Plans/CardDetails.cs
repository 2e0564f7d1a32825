namespace CoAudit.Audits.Model.Plans;

/// <summary>What the quality lead fills in on a card; null leaves a part as it is.</summary>
public sealed record CardDetails
{
    public string? Wish { get; init; }

    public string? Owner { get; init; }

    public Group? OwnerGroup { get; init; }

    public DateOnly? DueOn { get; init; }

    public string? How { get; init; }

    public string? Provide { get; init; }

    public LastsIf LastsIf { get; init; } = LastsIf.None;

    public IReadOnlyList<Guid>? Linked { get; init; }
}
