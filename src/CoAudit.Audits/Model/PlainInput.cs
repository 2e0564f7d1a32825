using System.Text;

namespace CoAudit.Audits.Model;

/// <summary>Makes text that people typed fit to keep: one Unicode form, no invisible control characters, no blanks around it.</summary>
public static class PlainInput
{
    /// <summary>Text of several lines.</summary>
    public static string Lines(string? text) => Clean(text, keepLineBreaks: true);

    /// <summary>True when the text holds nothing that could break a line, a header or a log.</summary>
    public static bool IsOneLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    /// <summary>A wrong value as an error message may show it: short, and one line.</summary>
    public static string Shown(string? text)
    {
        var clean = Clean(text, keepLineBreaks: false);
        return clean.Length <= 40 ? clean : clean[..40] + "…";
    }

    private static string Clean(string? text, bool keepLineBreaks)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        StringBuilder result = new(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (!char.IsControl(c) || (keepLineBreaks && (c == '\n' || c == '\t')))
            {
                result.Append(c);
            }
        }

        return WellFormed(result.ToString()).Normalize(NormalizationForm.FormC).Trim();
    }

    // A lone half of a surrogate pair cannot be stored or normalised.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
