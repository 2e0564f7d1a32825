namespace CoAudit.Audits.Notifications;

/// <summary>Tells whoever runs an audit that its tool is frozen, and that they have not decided all that people suggest.</summary>
public sealed record SuggestionsWaiting : Notification
{
    /// <inheritdoc/>
    public override string Kind => "suggestions-waiting";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>How many suggestions nobody has decided; which ones is on the audit's page only.</summary>
    public required int WaitingCount { get; init; }

    private protected override string SubjectText => $"Suggestions wait for your decision: {TaskTitle} – {AuditTitle}";
}
