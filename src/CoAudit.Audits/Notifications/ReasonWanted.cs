namespace CoAudit.Audits.Notifications;

/// <summary>Tells whoever runs an audit that its objectives leave one side out, and that everyone is owed the reason.</summary>
public sealed record ReasonWanted : Notification
{
    /// <inheritdoc/>
    public override string Kind => "reason-wanted";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>Until when the stage waits, in the service's local time.</summary>
    public required string DueText { get; init; }

    private protected override string SubjectText => $"A reason is wanted: {TaskTitle} – {AuditTitle}";
}
