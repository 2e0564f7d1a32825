using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools.Building;

namespace CoAudit.Audits.Features.BuildAuditTool;

/// <summary>The quality lead decides about a suggestion, and its author is told.</summary>
public sealed record DecideSuggestion(AuditId Audit, Guid Suggestion, string? Decision, string? Reason, Actor Actor)
{
    /// <summary>Words that the line gets when they are not those of the suggestion; what is left out stays as it is, or follows from the plain words.</summary>
    public GivenWords Words { get; init; } = new(null, null, null, null);

    /// <summary>For a merge: the line that it goes into.</summary>
    public string? Into { get; init; }
}

/// <summary>Where the suggestion stands, and which version of the tool is in force; null before the first is frozen.</summary>
public sealed record SuggestionDecided(Guid Id, string Status, string? Line, string? Before, string? After, string? ToolVersion);

/// <summary>Words of a line as somebody sent them; null leaves what there is.</summary>
public sealed record GivenWords(string? Professional, string? Plain, string? Easy, bool? EasyApproved)
{
    public bool IsEmpty => Professional is null && Plain is null && Easy is null && EasyApproved is null;

    /// <summary>Cleans and checks them over those that the line has.</summary>
    /// <param name="now">The line's words; null for a new line.</param>
    public LineWords Over(LineWords? now, FieldRules rules)
    {
        var plain = Line("plain", Plain, now?.Plain, rules);
        var professional = Line("professional", Professional, Plain is null || now is null || string.Equals(now.Plain, plain, StringComparison.Ordinal) ? now?.Professional ?? plain : plain, rules);
        var easy = Easy is null ? now?.Easy : Line("easy", Easy, null, rules) is { Length: > 0 } written ? written : null;
        var changed = now is null || !string.Equals(easy, now.Easy, StringComparison.Ordinal) || !string.Equals(plain, now.Plain, StringComparison.Ordinal);

        // Words that changed are a draft again until a person says yes to them.
        return new LineWords(professional, plain, easy, EasyApproved ?? (!changed && now!.EasyApproved));
    }

    private static string Line(string field, string? given, string? otherwise, FieldRules rules)
    {
        if (given is null)
        {
            return otherwise ?? "";
        }

        var text = string.Join(' ', PlainInput.Lines(given).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.Length == 0 && field is not "easy")
        {
            rules.Add(field, "A line of the tool needs words.");
        }
        else if (text.Length > LineWords.MaxLength)
        {
            rules.Add(field, $"This is too long. Use at most {LineWords.MaxLength:N0} letters.");
        }

        return text;
    }
}
