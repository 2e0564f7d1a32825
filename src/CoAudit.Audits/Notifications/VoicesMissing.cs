namespace CoAudit.Audits.Notifications;

/// <summary>Tells whoever runs an audit that a stage has come to its end and waits for voices, or for the reason why they are missing.</summary>
public sealed record VoicesMissing : Notification
{
    /// <inheritdoc/>
    public override string Kind => "voices-missing";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>In how many places a voice is missing; which ones is on the audit's page only.</summary>
    public required int MissingCount { get; init; }

    /// <summary>Until when the stage waits, in the service's local time.</summary>
    public required string DueText { get; init; }

    private protected override string SubjectText => $"It waits for voices, or for the reason: {TaskTitle} – {AuditTitle}";
}
