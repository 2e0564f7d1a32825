namespace CoAudit.Audits.Notifications;

/// <summary>Asks somebody who has signed something to look again: it has changed since, and what they said about it counts no more.</summary>
public sealed record ItemChanged : Notification
{
    /// <inheritdoc/>
    public override string Kind => "item-changed";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    private protected override string SubjectText => $"Please look again: {TaskTitle} – {AuditTitle}";
}
