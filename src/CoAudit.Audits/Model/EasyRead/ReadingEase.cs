using System.Text.RegularExpressions;

namespace CoAudit.Audits.Model.EasyRead;

/// <summary>
/// The Flesch reading ease of English text: 70 and more is easy for a nine-year-old. Syllables are counted as groups of vowels, less a
/// silent e at the end, which is near enough for a limit.
/// </summary>
public static partial class ReadingEase
{
    /// <summary>Of a text with at least one word.</summary>
    public static double Of(string text)
    {
        var plain = Address().Replace(text, "");
        var sentences = SentenceEnd().Split(plain).Count(part => Word().IsMatch(part));
        var words = Word().Matches(plain).Select(match => match.Value).ToList();
        return 206.835 - (1.015 * words.Count / sentences) - (84.6 * words.Sum(Syllables) / words.Count);
    }

    /// <summary>How many syllables a word has, near enough.</summary>
    public static int Syllables(string word) => Math.Max(1, Vowels().Count(SilentE().Replace(word, "")));

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"[.!?:]\s|\n\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("[A-Za-z']+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vowels();

    [GeneratedRegex("(?<!l)e$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SilentE();
}
