namespace CoAudit.Audits.Notifications;

/// <summary>Tells someone who took part that the audit's report can be read.</summary>
public sealed record ReportReady : Notification
{
    /// <inheritdoc/>
    public override string Kind => "report-ready";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    private protected override string SubjectText => $"The report is ready: {AuditTitle}";
}
