namespace CoAudit.Audits.Notifications;

/// <summary>Tells a participant that the first round of a stage is over: everyone's words are shown, and the second round asks something new.</summary>
public sealed record RoundOpened : Notification
{
    /// <inheritdoc/>
    public override string Kind => "round-opened";

    /// <summary>The audit's title.</summary>
    public required string AuditTitle { get; init; }

    /// <summary>What is asked, as the stage is called.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>Who asks: the facilitator, or the quality lead where there is none.</summary>
    public required string AskerName { get; init; }

    /// <summary>The last moment in the person's local time.</summary>
    public required string DueText { get; init; }

    private protected override string SubjectText => $"See what everyone said: {TaskTitle} – {AuditTitle}";
}
