namespace CoAudit.Audits.Model.Objectives;

/// <summary>Why an audit goes on without an objective from people who use the service or from care workers. Everyone can read it.</summary>
public sealed class GateReason
{
    public const int MaxTextLength = 2_000;

    /// <summary>Nobody has written one, and the time for it is over.</summary>
    public const string NoneGiven = "No reason was given.";

    public const string TooFewVoices = "Not enough people answered, so nothing was adopted yet.";

    public const string NothingProposed = "Nobody proposed anything.";

    /// <summary>The stage that sets objectives.</summary>
    public required StageId StageId { get; init; }

    public required AuditId AuditId { get; init; }

    public required string Text { get; set; }

    public required DateTimeOffset At { get; set; }
}
