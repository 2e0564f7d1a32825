namespace CoAudit.Web.Pages.Participants.Findings;

/// <summary>All findings, and the one that is talked about now.</summary>
internal sealed record FindingsView(IReadOnlyList<FindingCard> Cards, FindingCard Shown) : PartView("Findings/_Findings")
{
    public const string AboutField = "About";

    public const string MeaningField = "Meaning";

    public const string CauseField = "Cause";

    // What was typed and could not be taken yet.
    public string Typed { get; init; } = "";

    public string Cause { get; init; } = "";
}

/// <summary>One finding as a participant sees it: words in place of numbers.</summary>
/// <param name="SeenDifferently">Groups are a whole step apart.</param>
/// <param name="Mine">What this person has said about it.</param>
internal sealed record FindingCard(
    int Number, string Id, string Text, bool IsGoodPractice, bool SeenDifferently, IReadOnlyList<GroupSays> Groups, IReadOnlyList<string> Mine);

/// <summary>How one group sees it: low, mixed, good or high.</summary>
internal sealed record GroupSays(string Group, string Band);
