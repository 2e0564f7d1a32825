using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>People from many lines: name; e-mail; group. Semicolon, tab or comma; the group by its stored name or its words.</summary>
internal static class PastedPeople
{
    private static readonly char[] Separators = [';', '\t', ','];

    public static IReadOnlyList<PersonInput> Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadLine)];

    private static PersonInput ReadLine(string line)
    {
        var separator = Array.Find(Separators, line.Contains);
        var parts = separator == default ? [line] : line.Split(separator, StringSplitOptions.TrimEntries);
        return new PersonInput
        {
            Name = parts[0],
            Email = parts.Length > 1 ? parts[1] : null,
            Group = parts.Length > 2 ? GroupNamed(parts[2]) : null,
        };
    }

    // Words that we do not know stay empty: the lead sees the row and chooses.
    private static string? GroupNamed(string words) => GroupWords.All.FirstOrDefault(group =>
        string.Equals(group, words.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase)
        || string.Equals(GroupWords.Of(group), words, StringComparison.OrdinalIgnoreCase));
}
