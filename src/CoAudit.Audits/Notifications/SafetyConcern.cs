namespace CoAudit.Audits.Notifications;

/// <summary>
/// Tells a safeguarding contact or the quality lead that someone says a person may be hurt or in danger. It stands outside
/// the audit and waits for no stage. What was said is behind the link only.
/// </summary>
public sealed record SafetyConcern : Notification
{
    /// <inheritdoc/>
    public override string Kind => "safety-concern";

    /// <summary>The telephone number of the council's safeguarding team; null when the service has none on file.</summary>
    public string? CouncilPhone { get; init; }

    private protected override string SubjectText => "A person may be hurt or in danger: please read this now";
}
