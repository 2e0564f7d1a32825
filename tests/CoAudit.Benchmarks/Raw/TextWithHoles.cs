using System.Text.RegularExpressions;

namespace CoAudit.Benchmarks.Raw;

/// <summary>A stored text in which ids are to be replaced, each in the form that it was written in.</summary>
internal sealed partial class TextWithHoles
{
    private readonly List<Func<Guid[], string>> parts = [];

    /// <summary>The text itself when none of the ids is in it.</summary>
    public static object Of(string text, List<Guid> ids)
    {
        TextWithHoles holes = new();
        var end = 0;
        foreach (Match match in IdPattern().Matches(text))
        {
            var index = ids.IndexOf(Guid.Parse(match.Value));
            if (index >= 0)
            {
                holes.AddText(text[end..match.Index]);
                holes.parts.Add(Form(match.Value, index));
                end = match.Index + match.Length;
            }
        }

        holes.AddText(text[end..]);
        return end == 0 ? text : holes;
    }

    public static IEnumerable<Guid> IdsIn(string text) => IdPattern().Matches(text).Select(m => Guid.Parse(m.Value));

    public string Fill(Guid[] ids) => parts.Count == 1 ? parts[0](ids) : string.Concat(parts.Select(p => p(ids)));

    private static Func<Guid[], string> Form(string written, int index)
    {
        var format = written.Contains('-', StringComparison.Ordinal) ? "D" : "N";
        return written.Any(char.IsAsciiLetterLower) ? ids => ids[index].ToString(format) : ids => ids[index].ToString(format).ToUpperInvariant();
    }

    private void AddText(string text)
    {
        if (text.Length > 0)
        {
            parts.Add(_ => text);
        }
    }

    // Not inside a longer run of hex digits: a SHA-256 is no id.
    [GeneratedRegex("(?<![0-9a-fA-F])([0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?![0-9a-fA-F])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex IdPattern();
}
