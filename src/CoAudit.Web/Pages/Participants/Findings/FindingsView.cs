namespace CoAudit.Web.Pages.Participants.Findings;

/// <summary>All findings, and the one that is talked about now.</summary>
internal sealed record FindingsView(IReadOnlyList<FindingCard> Cards, FindingCard Shown) : PartView("Findings/_Findings")
{
    public const string AboutField = "About";

    public const string MeaningField = "Meaning";

    public const string CauseField = "Cause";

    public const string TagsField = "Tags";

    public const string GoodField = "Good";

    /// <summary>All of it together; null when nobody gave a number.</summary>
    public TotalsView? Totals { get; init; }

    // What was typed and could not be taken yet.
    public string Typed { get; init; } = "";

    public string Cause { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Good { get; init; } = "";
}

/// <summary>One finding as a participant sees it: words, and numbers where they give no small group away.</summary>
/// <param name="SeenDifferently">Groups are a whole step apart.</param>
/// <param name="Mine">What this person has said about it.</param>
internal sealed record FindingCard(
    int Number, string Id, string Text, bool IsGoodPractice, bool SeenDifferently, IReadOnlyList<GroupSays> Groups, IReadOnlyList<string> Mine)
{
    /// <summary>Everyone together, out of 4; null where only the word may be shown.</summary>
    public string? Joint { get; init; }

    public string? JointBand { get; init; }

    /// <summary>How far groups are apart; null where only the word may be shown.</summary>
    public string? Gap { get; init; }

    public string? GapWord { get; init; }

    /// <summary>What people said gets in the way.</summary>
    public IReadOnlyList<OthersWords> InTheWay { get; init; } = [];
}

/// <summary>How one group sees it: low, mixed, good or high.</summary>
/// <param name="Mean">Out of 4; null where so few answered that it would point at a person.</param>
internal sealed record GroupSays(string Group, string Band, string? Mean);
