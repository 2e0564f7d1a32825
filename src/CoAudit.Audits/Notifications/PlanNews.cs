namespace CoAudit.Audits.Notifications;

/// <summary>Tells everyone who was asked to sign the plan that one thing in it does not last and is open again, has to wait, or goes on after all.</summary>
public sealed record PlanNews : Notification
{
    /// <inheritdoc/>
    public override string Kind => "plan-news";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>Whoever runs the audit says that something that was agreed cannot be done yet.</summary>
    public bool IsPutOff { get; init; }

    /// <summary>What had to wait can be done after all.</summary>
    public bool GoesOn { get; init; }

    /// <summary>A panel found that it does not last.</summary>
    public bool HasSlipped => !IsPutOff && !GoesOn;

    private protected override string SubjectText => $"Our plan: something {(IsPutOff, GoesOn) switch { (true, _) => "has to wait", (_, true) => "goes on", _ => "is open again" }} – {AuditTitle}";
}
