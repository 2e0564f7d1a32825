namespace CoAudit.Audits.Notifications;

/// <summary>Asks somebody who has answered to look again: the tool that they answered has other words now.</summary>
public sealed record ToolChanged : Notification
{
    /// <inheritdoc/>
    public override string Kind => "tool-changed";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>The stage's title.</summary>
    public required string TaskTitle { get; init; }

    private protected override string SubjectText => $"Please look again: {TaskTitle} – {AuditTitle}";
}
