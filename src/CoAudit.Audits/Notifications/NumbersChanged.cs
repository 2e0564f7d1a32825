namespace CoAudit.Audits.Notifications;

/// <summary>Tells somebody who took part that scores came late and the numbers are different now. Never whose, and never which: they see the new numbers as everyone does.</summary>
public sealed record NumbersChanged : Notification
{
    /// <inheritdoc/>
    public override string Kind => "numbers-changed";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    private protected override string SubjectText => $"The numbers have changed: {AuditTitle}";
}
