using CoAudit.Web.Pages.Shared.Fields;

namespace CoAudit.Web.Pages.Participants.Evidence;

/// <summary>The questions, and the one that is asked now.</summary>
/// <param name="Asked">Null when all are answered.</param>
internal sealed record ScoringView(IReadOnlyList<ScoringLine> Lines, ScoringLine? Asked) : PartView("Evidence/_Scoring")
{
    public const string VersionField = "ToolVersion";

    public const string LineField = "Line";

    public const string ScoreField = "Score";

    public const string WhyField = "Why";

    public const string InTheWayField = "InTheWay";

    public const string NotApplicable = "not-applicable";

    public static IReadOnlyList<FieldOption> Scores { get; } =
    [
        new("4", "Yes, always"),
        new("3", "Most of the time"),
        new("2", "Now and then"),
        new("1", "No, or hardly ever"),
        new("dont-know", "I don’t know"),
        new(NotApplicable, "This does not fit here", "Tell us why below."),
    ];

    /// <summary>The version of the tool that is shown; an answer to an older one is refused.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>This person has sent their answer, and some words are new since.</summary>
    public bool IsAskedAgain { get; init; }

    /// <summary>So few are in this person's group that others may guess which answer is theirs.</summary>
    public bool InSmallGroup { get; init; }

    public int Answered => Lines.Count(l => l.Score is not null);

    /// <summary>An answer in words.</summary>
    public static string Words(string score) => Scores.FirstOrDefault(s => string.Equals(s.Value, score, StringComparison.Ordinal))?.Text ?? score;
}

/// <summary>One question as this person answered it; the score is null before.</summary>
internal sealed record ScoringLine(int Number, string Id, string Text, string? Score, string Why, string InTheWay);
