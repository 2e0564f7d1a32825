namespace CoAudit.Audits.Model.Findings;

/// <summary>What one group said about one criterion.</summary>
/// <param name="Answers">How many gave it a number; <i>don't know</i> and <i>not applicable</i> are none.</param>
/// <param name="Mean">Of those numbers. Exact, and for the arithmetic: what may be shown is <see cref="ShownMean"/>.</param>
public sealed record GroupScore(Group Group, int Answers, Fraction Mean)
{
    public GroupBand Band => GroupBands.Of(Mean);

    /// <summary>Null while so few answered that the number would point at a person.</summary>
    public Fraction? ShownMean => Answers >= GroupBands.FewestForANumber ? Mean : null;
}
