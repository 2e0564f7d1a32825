using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>Which signals a series gives, after the run charts of health services, made shorter for the few reviews that an audit has; see docs/decisions/0052.</summary>
public static class RunRule
{
    private const int Falls = 3;

    private const int Shift = 6;

    /// <param name="shares">In the order of time.</param>
    /// <param name="enough">Null draws no line: nothing is below it.</param>
    public static IReadOnlyList<SeriesSignal> Of(IReadOnlyList<Fraction> shares, Fraction? enough)
    {
        List<SeriesSignal> signals = [];
        if (shares.Count > 0 && shares[^1] < enough)
        {
            signals.Add(SeriesSignal.Below);
        }

        if (shares.Count >= Falls && shares[^1] < shares[^2] && shares[^2] < shares[^3])
        {
            signals.Add(SeriesSignal.Falling);
        }

        if (shares.Count >= Shift && EndsOnOneSide(shares))
        {
            signals.Add(SeriesSignal.LongRun);
        }

        return signals;
    }

    // A count on the median itself neither breaks a run nor makes it longer.
    private static bool EndsOnOneSide(IReadOnlyList<Fraction> shares)
    {
        var median = Median([.. shares.Order()]);
        List<bool> sides = [.. shares.Where(share => share != median).Select(share => share > median)];
        return sides.Count >= Shift && sides.TakeLast(Shift).Distinct().Count() == 1;
    }

    private static Fraction Median(IReadOnlyList<Fraction> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
