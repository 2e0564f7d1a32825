namespace CoAudit.Audits.Notifications;

/// <summary>A short mail that the author of an audit type wrote. It tells; it does not ask.</summary>
public sealed record Notice : Notification
{
    /// <inheritdoc/>
    public override string Kind => "notice";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>What it is about, as the author wrote it.</summary>
    public required string Title { get; init; }

    /// <summary>The text; null when the subject says it all.</summary>
    public MailBody? Body { get; init; }

    private protected override string SubjectText => $"{Title} – {AuditTitle}";
}
