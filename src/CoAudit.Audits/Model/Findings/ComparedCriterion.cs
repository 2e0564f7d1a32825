namespace CoAudit.Audits.Model.Findings;

/// <summary>One line in two audits, of which at least one has it.</summary>
/// <param name="Then">In the earlier audit; null where it did not check the line.</param>
/// <param name="Now">In this audit; null where it does not check the line any more.</param>
public sealed record ComparedCriterion(ScoredLine? Then, ScoredLine? Now)
{
    public ComparisonFlag Flag { get; } = FlagOf(Then, Now);

    /// <summary>How far everyone's number moved, exactly; null where two numbers cannot be compared.</summary>
    public Fraction? Change => Flag == ComparisonFlag.Compared ? Now?.Score.ShownJoint - Then?.Score.ShownJoint : null;

    /// <summary>How far one group's number moved; null unless the group shows a number for the same words in both audits.</summary>
    public Fraction? ChangeOf(Group group) => HasTheSameWords ? Now?.Score.Of(group)?.ShownMean - Then?.Score.Of(group)?.ShownMean : null;

    public bool HasTheSameWords => Flag is ComparisonFlag.Compared or ComparisonFlag.NotScored;

    private static ComparisonFlag FlagOf(ScoredLine? then, ScoredLine? now) => (then, now) switch
    {
        (null, _) => ComparisonFlag.New,
        (_, null) => ComparisonFlag.Dropped,
        _ when !now.SaysTheSame(then) => ComparisonFlag.ChangedWording,
        ({ Score.ShownJoint: not null }, { Score.ShownJoint: not null }) => ComparisonFlag.Compared,
        _ => ComparisonFlag.NotScored,
    };
}
