namespace CoAudit.Audits.Notifications;

/// <summary>Asks a participant to take part in one task, and gives them their personal task link.</summary>
public sealed record TaskInvitation : Notification
{
    /// <inheritdoc/>
    public override string Kind => "task-invitation";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>What is asked, as the stage is called.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>Who asks: the facilitator, or the quality lead where there is none.</summary>
    public required string AskerName { get; init; }

    /// <summary>How many minutes it takes, about.</summary>
    public required int Minutes { get; init; }

    /// <summary>The last moment in the person's local time, such as "Wednesday 10 February, 5pm"; null when there is none.</summary>
    public string? DueText { get; init; }

    private protected override string SubjectText => $"Will you take part? {TaskTitle} – {AuditTitle}";
}
