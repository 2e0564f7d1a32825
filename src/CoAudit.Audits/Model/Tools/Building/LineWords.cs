namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>One line of a tool in its three wordings, which mean the same.</summary>
/// <param name="Easy">A question in easy words; null while nobody has written it.</param>
/// <param name="EasyApproved">A person who reads easy words has approved it. Until then it is a draft, and people read the plain words.</param>
public sealed record LineWords(string Professional, string Plain, string? Easy, bool EasyApproved)
{
    public const int MaxLength = 1_000;

    /// <summary>The same words in all three wordings, as somebody wrote them; easy words are still to be written.</summary>
    public static LineWords Of(string plain) => new(plain, plain, null, EasyApproved: false);

    /// <summary>The wording that suits a person's format, which is free text such as <c>easy-read</c>. Everybody else reads the plain words.</summary>
    public string For(string? format) => format?.Trim().Replace(' ', '-').ToLowerInvariant() switch
    {
        "easy-read" or "easy" when EasyApproved => Easy ?? Plain,
        "professional" => Professional,
        _ => Plain,
    };

    /// <summary>Whether somebody who answered these words has answered those too.</summary>
    public bool SayTheSame(LineWords other) => (Professional, Plain, Easy) == (other.Professional, other.Plain, other.Easy);
}
