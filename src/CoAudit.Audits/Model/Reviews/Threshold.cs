using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>Reads from a card's words how much is enough. Nothing is guessed: words that do not plainly name a share name none.</summary>
public static partial class Threshold
{
    /// <summary>The first share in the words: "90 %", "9 of 10" or "9 out of 10". Null where there is none, and where the words say how much is too much.</summary>
    public static Fraction? Read(string words)
    {
        var first = Shares().Matches(words).Select(match => (Share: ShareOf(match), IsMost: match.Groups["most"].Success)).FirstOrDefault(found => found.Share > 0 && found.Share <= 1);
        return first.IsMost ? null : first.Share;
    }

    private static Fraction? ShareOf(Match match)
    {
        if (match.Groups["percent"].Success)
        {
            return Number(match.Groups["percent"].Value) / 100;
        }

        var whole = Number(match.Groups["of"].Value);
        return whole > 0 ? Number(match.Groups["part"].Value) / whole : null;
    }

    private static Fraction Number(string text)
    {
        var parts = text.Replace(',', '.').Split('.');
        var decimals = parts.Length > 1 ? parts[1] : "";
        return new Fraction(BigInteger.Parse(parts[0] + decimals, CultureInfo.InvariantCulture), BigInteger.Pow(10, decimals.Length));
    }

    // "At most 2 of 10" is no share to reach, and turned round it would be a guess. "Never fewer than" is one.
    [GeneratedRegex(
        """
        (?<most>(?:\b(?:at\ most|up\ to|not?\ more\ than)|(?<!\b(?:no|not|never)\s+)\b(?:fewer\ than|less\ than|under|below)|[≤<])\s*)?
        (?<![\p{L}\d.,/])
        (?:(?<percent>[0-9]{1,6}(?:[.,][0-9]{1,4})?)\s*(?:%|per\s?cent\b)
        |(?<part>[0-9]{1,6})\s+(?:out\s+)?of\s+(?:the\s+|every\s+)?(?<of>[0-9]{1,6})(?![\d.,]*\d))
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shares();
}
