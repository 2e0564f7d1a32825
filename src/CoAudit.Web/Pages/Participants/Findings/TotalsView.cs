using System.Text.Json.Nodes;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Participants.Findings;

/// <summary>All answers together, and what one group alone would have said.</summary>
/// <param name="Capped">A group says that something critical is not right.</param>
internal sealed record TotalsView(TotalSays Together, bool Capped, IReadOnlyList<TotalSays> IfOnly)
{
    public static TotalsView? Of(JsonObject more) => more["together"] is JsonObject together
        ? new TotalsView(
            SaysOf("", together), together["capped"]!.GetValue<bool>(),
            [.. (more["ifOnly"] as JsonObject ?? []).Select(g => SaysOf(GroupWords.Of(g.Key), g.Value!.AsObject()))])
        : null;

    private static TotalSays SaysOf(string group, JsonObject total) => new(group, total["percent"]?.GetValue<int>(), total["band"]!.GetValue<string>());
}

/// <summary>A total in words, with its number where that may be shown.</summary>
/// <param name="Group">Empty for everyone.</param>
/// <param name="Percent">Out of 100.</param>
internal sealed record TotalSays(string Group, int? Percent, string Band)
{
    public string Words => Percent is { } number ? $"{Band}, {number} out of 100" : Band;
}
