namespace CoAudit.Audits.Notifications;

/// <summary>Tells the facilitator or quality lead how many people have not answered yet, so that they can offer another way.</summary>
public sealed record SilentVoices : Notification
{
    /// <inheritdoc/>
    public override string Kind => "silent-voices";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>How many people have not answered; their names are on the audit's page only.</summary>
    public required int SilentCount { get; init; }

    /// <summary>The stage's end in the service's local time; null when there is none.</summary>
    public string? DueText { get; init; }

    private protected override string SubjectText => $"Some voices are missing: {TaskTitle} – {AuditTitle}";
}
