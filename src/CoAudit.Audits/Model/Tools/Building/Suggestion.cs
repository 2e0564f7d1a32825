namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>A person's words about the tool, seen as what they ask for.</summary>
/// <param name="About">The line that is to change; for something new, the library's criterion that it stands for, if any.</param>
/// <param name="Group">Who speaks; null where naming the group would name the person.</param>
public sealed record Suggestion(Guid Id, SuggestionKind Kind, string Text, string? Why, string? About, Group? Group, DateTimeOffset At)
{
    /// <summary>Null for words that suggest nothing.</summary>
    public static Suggestion? Find(Contribution said) => SuggestionKinds.Of(said.Kind) is { } kind
        ? new Suggestion(said.Id, kind, said.Text, said.Why, said.About, said.Group, said.At)
        : null;

    /// <summary>The words as a line of the tool can have them: one line of text.</summary>
    public string AsLine => string.Join(' ', Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
