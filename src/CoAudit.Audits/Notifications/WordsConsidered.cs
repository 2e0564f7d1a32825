namespace CoAudit.Audits.Notifications;

/// <summary>Tells a participant that something happened with what they had said; what it was is on their page.</summary>
public sealed record WordsConsidered : Notification
{
    /// <inheritdoc/>
    public override string Kind => "words-considered";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    private protected override string SubjectText => $"News about what you said: {AuditTitle}";
}
