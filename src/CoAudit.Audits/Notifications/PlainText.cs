using System.Globalization;
using System.Text;

namespace CoAudit.Audits.Notifications;

/// <summary>Makes text that people typed safe to put on one line of a mail.</summary>
internal static class PlainText
{
    /// <summary>Replaces line breaks and other control characters, marks that turn the writing direction, and runs of spaces by one space.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsInvisible(character))
            {
                line.Append(character);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>Cuts text that is longer than <paramref name="longest"/> UTF-16 units at a whole character and ends it with "…".</summary>
    public static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next < longest)
        {
            end = next;
        }

        return $"{text.AsSpan(0, end).TrimEnd()}…";
    }

    // U+202A–202E and U+2066–2069 reverse the reading order, with which a name can disguise an address.
    private static bool IsInvisible(char character) =>
        char.IsControl(character) || char.IsWhiteSpace(character) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
