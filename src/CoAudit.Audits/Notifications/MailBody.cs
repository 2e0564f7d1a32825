namespace CoAudit.Audits.Notifications;

/// <summary>Text of several lines that the author of an audit type wrote: plain, without marks that turn the reading order, at most 2,000 letters.</summary>
public sealed record MailBody
{
    private const int Longest = 2_000;

    /// <summary>Lines end with <c>\n</c>; there is never more than one empty line in a row.</summary>
    public required string Text { get; init => field = PlainText.Shorten(Tidy(value), Longest); }

    private static string Tidy(string text)
    {
        List<string> lines = [];
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(PlainText.OneLine))
        {
            if (line.Length > 0 || (lines.Count > 0 && lines[^1].Length > 0))
            {
                lines.Add(line);
            }
        }

        return string.Join('\n', lines).TrimEnd();
    }
}
