using System.Numerics;
using System.Text.Json.Serialization;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>A share that may be shown, or the word that stands for it.</summary>
/// <param name="Num">Exact; null where only the word may be shown.</param>
/// <param name="Den">Exact; null where only the word may be shown.</param>
/// <param name="Shown">As people read it: "15 of 16", "about 59 of 100", "every time" or a word.</param>
public sealed record ShownShare(
    [property: JsonConverter(typeof(WholeNumberJson))] BigInteger? Num, [property: JsonConverter(typeof(WholeNumberJson))] BigInteger? Den, string Shown)
{
    // Longer ones are no help to a reader.
    private const int LongestDenominator = 100;

    [JsonIgnore]
    public Fraction? Exact => Num is { } num && Den is { } den ? new Fraction(num, den) : null;

    public static ShownShare Of(Fraction share) => new(share.Numerator, share.Denominator, InWords(share));

    public static ShownShare Of(SeriesPoint point) => point.IsShown ? Of(point.Share) : new ShownShare(null, null, ShareBands.Of(point.Share).Words());

    private static string InWords(Fraction share)
    {
        if (share == 1)
        {
            return "every time";
        }

        if (share == default)
        {
            return "not once";
        }

        return share.Denominator <= LongestDenominator ? $"{share.Numerator} of {share.Denominator}" : $"about {(share * 100).Rounded(0):0} of 100";
    }
}
