namespace CoAudit.Audits.Notifications;

/// <summary>The new task link that a participant asked for.</summary>
public sealed record NewLink : Notification
{
    /// <inheritdoc/>
    public override string Kind => "new-link";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>What is asked, as the stage is called.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>The last moment in the person's local time; null when there is none.</summary>
    public string? DueText { get; init; }

    private protected override string SubjectText => $"Your new link: {TaskTitle} – {AuditTitle}";
}
