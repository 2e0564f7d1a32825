namespace CoAudit.Audits.Model.Findings;

/// <summary>A group's mean as a word, for groups so small that a number would show what one person said.</summary>
public enum GroupBand
{
    Low,
    Mixed,
    Good,
    High,
}

/// <summary>The words, and where each begins.</summary>
public static class GroupBands
{
    /// <summary>From this many answers on a group's number is shown; below it, the word.</summary>
    public const int FewestForANumber = 3;

    public static string Word(this GroupBand band) => band switch
    {
        GroupBand.Low => "low",
        GroupBand.Mixed => "mixed",
        GroupBand.Good => "good",
        GroupBand.High => "high",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a band."),
    };

    public static GroupBand Of(Fraction mean)
    {
        if (mean < 2)
        {
            return GroupBand.Low;
        }

        if (mean < 3)
        {
            return GroupBand.Mixed;
        }

        return mean < new Fraction(7, 2) ? GroupBand.Good : GroupBand.High;
    }
}
