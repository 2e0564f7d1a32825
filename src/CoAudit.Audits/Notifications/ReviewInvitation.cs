namespace CoAudit.Audits.Notifications;

/// <summary>Asks a member of the review panel whether the changes last.</summary>
public sealed record ReviewInvitation : Notification
{
    /// <inheritdoc/>
    public override string Kind => "review-invitation";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The review's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>Who asks: the facilitator, or the quality lead where there is none.</summary>
    public required string AskerName { get; init; }

    /// <summary>How many minutes it takes, about.</summary>
    public required int Minutes { get; init; }

    /// <summary>The last moment in the person's local time; null when there is none.</summary>
    public string? DueText { get; init; }

    private protected override string SubjectText => $"Do the changes last? {TaskTitle} – {AuditTitle}";
}
