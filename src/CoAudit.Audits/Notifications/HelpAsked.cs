namespace CoAudit.Audits.Notifications;

/// <summary>Tells the facilitator or quality lead that a participant asks for help; who and what is on the audit's page.</summary>
public sealed record HelpAsked : Notification
{
    /// <inheritdoc/>
    public override string Kind => "help-asked";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    private protected override string SubjectText => $"Someone asks for help: {AuditTitle}";
}
