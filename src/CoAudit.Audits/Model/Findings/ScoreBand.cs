namespace CoAudit.Audits.Model.Findings;

/// <summary>How an audit, or one group in it, stands. Our own words: the regulator's ratings are the regulator's alone.</summary>
public enum ScoreBand
{
    NeedsUrgentWork,
    NeedsWork,
    GoingWell,
    GoingVeryWell,
}

/// <summary>Bands as people read them, and where each begins.</summary>
public static class ScoreBands
{
    public static string Words(this ScoreBand band) => band switch
    {
        ScoreBand.NeedsUrgentWork => "needs urgent work",
        ScoreBand.NeedsWork => "needs work",
        ScoreBand.GoingWell => "going well",
        ScoreBand.GoingVeryWell => "going very well",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a band."),
    };

    /// <param name="percent">Rounded to a whole number already. The least that answers can give is 25.</param>
    public static ScoreBand Of(int percent) => percent switch
    {
        < 39 => ScoreBand.NeedsUrgentWork,
        < 63 => ScoreBand.NeedsWork,
        < 88 => ScoreBand.GoingWell,
        _ => ScoreBand.GoingVeryWell,
    };
}
