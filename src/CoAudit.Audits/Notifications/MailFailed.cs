namespace CoAudit.Audits.Notifications;

/// <summary>Tells the quality lead that a mail could not be delivered; to whom is on the audit's page only.</summary>
public sealed record MailFailed : Notification
{
    /// <inheritdoc/>
    public override string Kind => "mail-failed";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    private protected override string SubjectText => $"A mail did not arrive: {AuditTitle}";
}
