namespace CoAudit.Audits.Model.SigningOff;

/// <summary>A new version of an item: its text, or something that stands beside it, has changed. Only ever added.</summary>
public sealed class ItemText
{
    public required AuditId AuditId { get; init; }

    public required string Scope { get; init; }

    public required string Item { get; init; }

    /// <summary>2 for the first change.</summary>
    public required int Version { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}
