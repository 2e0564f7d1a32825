namespace CoAudit.Audits.Model.Anonymity;

/// <summary>
/// Words that were said without a name, until the reveal. The row leads to no person and no moment, and is gone, with the space that it took, once the words
/// are opened: see docs/decisions/0027.
/// </summary>
public sealed class SealedWords
{
    /// <summary>Random, and not the id that the words have after the reveal.</summary>
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    public required StageId StageId { get; init; }

    public required int Round { get; init; }

    /// <summary>Null where the group is so small that it would name the person.</summary>
    public Group? Group { get; init; }

    public required string Kind { get; init; }

    public required string Text { get; init; }

    public string? About { get; init; }

    /// <summary>What gets in the way, sorted by its maker. Of a cause only.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Hash of the caller's promise, so that words sent twice are kept once; null when the caller made none.</summary>
    public string? Once { get; init; }
}
