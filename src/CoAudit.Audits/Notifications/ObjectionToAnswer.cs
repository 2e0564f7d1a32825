namespace CoAudit.Audits.Notifications;

/// <summary>Asks the responder of an objection to answer it in time.</summary>
public sealed record ObjectionToAnswer : Notification
{
    /// <inheritdoc/>
    public override string Kind => "objection-to-answer";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>When the answer is due, in the service's local time.</summary>
    public required string DueText { get; init; }

    private protected override string SubjectText => $"Please answer an objection: {TaskTitle} – {AuditTitle}";
}
