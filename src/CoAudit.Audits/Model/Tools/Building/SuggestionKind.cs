namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>What a person wants to do with a line of the tool.</summary>
public enum SuggestionKind
{
    Add,
    Amend,
    Strike,
}

/// <summary>Kinds of contributions that are suggestions.</summary>
public static class SuggestionKinds
{
    public const string StrikeCode = "strike";

    /// <summary>The contribution's kind, as the API names it; null for words that suggest nothing.</summary>
    public static SuggestionKind? Of(string contributionKind) => contributionKind switch
    {
        "criterion" => SuggestionKind.Add,
        "amendment" => SuggestionKind.Amend,
        StrikeCode => SuggestionKind.Strike,
        _ => null,
    };

    public static string Code(this SuggestionKind kind) => kind switch
    {
        SuggestionKind.Add => "criterion",
        SuggestionKind.Amend => "amendment",
        SuggestionKind.Strike => StrikeCode,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of suggestion."),
    };
}
