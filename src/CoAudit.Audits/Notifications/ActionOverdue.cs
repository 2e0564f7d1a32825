namespace CoAudit.Audits.Notifications;

/// <summary>Tells whoever runs the audit that something of the plan is not done, and its day is past.</summary>
public sealed record ActionOverdue : Notification
{
    /// <inheritdoc/>
    public override string Kind => "action-overdue";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>It was told before, and is still not done.</summary>
    public bool Again { get; init; }

    private protected override string SubjectText => $"{(Again ? "Still late" : "Late")}: an action of the plan – {AuditTitle}";
}
