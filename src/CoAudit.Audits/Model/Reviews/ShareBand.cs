using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>A share as a word, where the number would give away what one person counted.</summary>
public enum ShareBand
{
    Seldom,
    HalfTheTime,
    Mostly,
    NearlyAlways,
}

/// <summary>The words, and where each begins.</summary>
public static class ShareBands
{
    public static IReadOnlyList<ShareBand> All { get; } = [ShareBand.Seldom, ShareBand.HalfTheTime, ShareBand.Mostly, ShareBand.NearlyAlways];

    public static string Words(this ShareBand band) => band switch
    {
        ShareBand.Seldom => "seldom",
        ShareBand.HalfTheTime => "about half of the time",
        ShareBand.Mostly => "mostly",
        ShareBand.NearlyAlways => "nearly always",
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a band."),
    };

    /// <summary>In percent, the first of the band and the first of the next.</summary>
    public static (int From, int To) Percent(this ShareBand band) => band switch
    {
        ShareBand.Seldom => (0, 30),
        ShareBand.HalfTheTime => (30, 70),
        ShareBand.Mostly => (70, 90),
        ShareBand.NearlyAlways => (90, 100),
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Not a band."),
    };

    public static ShareBand Of(Fraction share) => All.Last(band => share >= new Fraction(band.Percent().From, 100));
}
