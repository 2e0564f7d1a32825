namespace CoAudit.Audits.Model.Findings;

/// <summary>One line over the audits of a service: everyone's number in each, the oldest first, this audit's last.</summary>
/// <param name="Numbers">Null where an audit asked other words, did not ask, or has no number that may be shown.</param>
public sealed record TrendLine(ScoredLine Line, IReadOnlyList<Fraction?> Numbers)
{
    /// <summary>Lines that this audit can be compared in with at least one other.</summary>
    /// <param name="earlier">The oldest first.</param>
    public static IReadOnlyList<TrendLine> Of(IReadOnlyList<IReadOnlyList<ScoredLine>> earlier, IReadOnlyList<ScoredLine> now)
    {
        var comparisons = earlier.Select(then => Comparison.Of(then, now)).ToList();
        return
        [
            .. now.Select((line, i) => new TrendLine(line, [.. comparisons.Select(c => NumberIn(c.Lines[i])), line.Score.ShownJoint]))
                .Where(line => line.Numbers.SkipLast(1).Any(number => number is not null)),
        ];
    }

    private static Fraction? NumberIn(ComparedCriterion line) => line.Flag == ComparisonFlag.Compared ? line.Then?.Score.ShownJoint : null;
}
