namespace CoAudit.Audits.Model.Evidence;

/// <summary>A line of the agreed tool as people score it, copied when the scoring begins: whatever happens to the tool later, all answers are to these words.</summary>
public sealed class ToolLine
{
    public required AuditId AuditId { get; init; }

    public required string Id { get; init; }

    public required int Position { get; init; }

    public required bool Critical { get; init; }

    /// <summary>For everyone.</summary>
    public required string Plain { get; init; }

    /// <summary>A short question in easy words, once a person has approved it; else null.</summary>
    public string? Easy { get; init; }
}
