namespace CoAudit.Audits.Notifications;

/// <summary>Tells everyone who was asked to sign the plan that one thing in it does not last and is open again.</summary>
public sealed record PlanNews : Notification
{
    /// <inheritdoc/>
    public override string Kind => "plan-news";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    private protected override string SubjectText => $"Our plan: something is open again – {AuditTitle}";
}
