using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Web.Pages.Shared;

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

    public static FindingCard Of(int number, ItemView item, IReadOnlyList<MineView> mine) => new(
        number,
        item.Id,
        item.Text,
        item.More["finding"]?.GetValue<string>() is "good-practice",
        item.More["gap"]?.GetValue<string>() is "wide" or "very wide",
        [
            .. (item.More["groups"] as JsonObject ?? []).Where(g => g.Value?["band"] is not null)
                .Select(g => new GroupSays(GroupWords.Of(g.Key), g.Value!["band"]!.GetValue<string>(), NumberOf(g.Value["mean"]))),
        ],
        [.. mine.Where(m => string.Equals(m.About, item.Id, StringComparison.OrdinalIgnoreCase)).Select(m => m.Text)])
    {
        Joint = NumberOf(item.More["joint"]),
        JointBand = item.More["jointBand"]?.GetValue<string>(),
        Gap = NumberOf(item.More["divergence"]),
        GapWord = item.More["gap"]?.GetValue<string>(),
        InTheWay = WordsIn(item.More["inTheWay"]),
    };

    public static IReadOnlyList<OthersWords> WordsIn(JsonNode? told) =>
        [.. (told as JsonArray ?? []).Select(words => new OthersWords(Speaker(words!["group"]!.GetValue<string>()), words["text"]!.GetValue<string>()))];

    private static string? NumberOf(JsonNode? number) => number?.GetValue<decimal>().ToString("0.0#", CultureInfo.InvariantCulture);

    private static string Speaker(string group) => group.Length > 0 ? GroupWords.Of(group) : "A participant";
}

/// <summary>How one group sees it: low, mixed, good or high.</summary>
/// <param name="Mean">Out of 4; null where so few answered that it would point at a person.</param>
internal sealed record GroupSays(string Group, string Band, string? Mean);
