namespace CoAudit.Audits.Model.Findings;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>Groups see a criterion differently, or see it low.</summary>
    Gap,

    /// <summary>What the numbers say, with no gap.</summary>
    Observation,

    /// <summary>Something that goes well, in the words of somebody who saw it.</summary>
    GoodPractice,
}

/// <summary>Where a finding stands.</summary>
public enum FindingStatus
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>Agreed, with what it means in the words of people who use the service and of care workers, or with the reason why not.</summary>
    Agreed,

    /// <summary>Turned down, with a reason.</summary>
    NotAgreed,
}

/// <summary>What came out about a criterion. Its numbers are computed from the scores whenever they are read, so that a late answer counts.</summary>
public sealed class Finding
{
    public const int MaxReasonLength = 2_000;

    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>The stage of analysis that it belongs to.</summary>
    public required StageId StageId { get; init; }

    public required FindingKind Kind { get; init; }

    /// <summary>The line of the tool; null for good practice that is about none.</summary>
    public string? Criterion { get; init; }

    /// <summary>The words that good practice was told in.</summary>
    public Guid? ContributionId { get; init; }

    /// <summary>Order when the analysis began: the widest gap first.</summary>
    public required int Position { get; init; }

    public FindingStatus Status { get; private set; }

    /// <summary>Why it can be agreed without both interpretations.</summary>
    public string? Waiver { get; private set; }

    public string? DecisionReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What whoever runs the audit said to thank for good practice.</summary>
    public string? Thanks { get; private set; }

    /// <summary>Good practice is somebody's own words already; a number needs to be told what it means.</summary>
    public bool NeedsInterpretation => Kind != FindingKind.GoodPractice;

    /// <summary>The groups that must say what it means, and have not.</summary>
    /// <param name="interpreted">Groups that did.</param>
    public IReadOnlyList<Group> MissingVoices(IReadOnlyCollection<Group> interpreted) => Waiver is null ? Unheard(interpreted) : [];

    /// <summary>Agrees it. Numbers alone are not enough.</summary>
    public void Agree(IReadOnlyCollection<Group> interpreted, string? reason, DateTimeOffset now)
    {
        if (MissingVoices(interpreted) is { Count: > 0 } missing)
        {
            throw new ConflictException(
                "needs-interpretation",
                $"Numbers alone do not make a finding. Nobody has said yet what it means from: {string.Join(", ", missing.Select(g => g.Label()))}. Record a waiver if that cannot be had.");
        }

        (Status, DecisionReason, DecidedAt) = (FindingStatus.Agreed, reason, now);
    }

    public void TurnDown(string reason, DateTimeOffset now) => (Status, DecisionReason, DecidedAt) = (FindingStatus.NotAgreed, reason, now);

    /// <summary>Thanks for good practice. What is thanked for once is not thanked for again in other words.</summary>
    public void Thank(string text)
    {
        if (Kind != FindingKind.GoodPractice)
        {
            throw new ConflictException("no-good-practice", "Only good practice is thanked for.");
        }

        Thanks = Thanks is null ? text : throw new ConflictException("already-thanked", "It has been thanked for already.");
    }

    /// <summary>Writes down why it has to do without an interpretation of one side.</summary>
    public void Waive(string reason) => Waiver = reason;

    /// <summary>Both sides have spoken after all: nobody shall read that it does without one.</summary>
    public void DropNeedlessWaiver(IReadOnlyCollection<Group> interpreted) => Waiver = Unheard(interpreted).Count == 0 ? null : Waiver;

    private IReadOnlyList<Group> Unheard(IReadOnlyCollection<Group> interpreted) =>
        NeedsInterpretation ? [.. new[] { Group.ServiceUsers, Group.CareWorkers }.Where(g => !interpreted.Contains(g))] : [];
}
