using System.Text.RegularExpressions;

namespace CoAudit.Audits.Model.EasyRead;

/// <summary>
/// Looks for what makes a question hard to read. It can only say no: that a wording is easy is for a person who reads easy words to say.
/// </summary>
public static partial class EasyReadCheck
{
    public const int MostWords = 15;

    private const int MostSyllables = 3;

    /// <summary>What stands in the way of somebody who reads easy words; nothing if nothing was found.</summary>
    public static IReadOnlyList<EasyReadProblem> Of(string question)
    {
        List<EasyReadProblem> problems = [];
        var words = Word().Matches(question).Select(match => match.Value).ToList();
        if (words.Count > MostWords)
        {
            problems.Add(new("too-long", $"Use {MostWords} words or fewer. There are {words.Count}."));
        }

        if (!OneQuestion().IsMatch(question.Trim()))
        {
            problems.Add(new("not-one-question", "Ask one thing only: one sentence that ends with a question mark."));
        }

        if (Marks().IsMatch(question))
        {
            problems.Add(new("marks", "Leave out brackets, slashes, dashes, colons and signs such as &."));
        }

        problems.AddRange(HardWords.In(question).Select(word => new EasyReadProblem("hard-word", word.Advice)));
        problems.AddRange(words.Where(word => ShortForm().IsMatch(word)).Select(word => new EasyReadProblem("short-form", $"Say what '{word}' stands for.")));
        problems.AddRange(words
            .Where(word => ReadingEase.Syllables(word) > MostSyllables && !HardWords.In(word).Any())
            .Select(word => new EasyReadProblem("hard-word", $"'{word}' is a long word. Say it with short ones.")));
        return problems;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[^.!?;\n]+\?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneQuestion();

    [GeneratedRegex(@"[()\[\]/\\:&%–—]|\s-\s", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();

    [GeneratedRegex("^[A-Z][A-Z0-9]*[A-Z][A-Za-z0-9]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortForm();
}
