using System.Text.Json.Nodes;

namespace CoAudit.Audits.Outlines;

/// <summary>The activities of a sequence, in its JSON: each follows the one before it.</summary>
internal sealed class InOrder(JsonArray activities) : IWays
{
    public IReadOnlyList<(string Port, string Target)> From(string id) => OnlyAfter(id) is { } next ? [("Done", next)] : [];

    public string? OnlyAfter(string id) => At(id, 1);

    public string? OnlyBefore(string id) => At(id, -1);

    public bool IsStraight(string first, string second) => string.Equals(OnlyAfter(first), second, StringComparison.Ordinal);

    public void Swap(string first, string second)
    {
        var (place, moved) = (IndexOf(first), activities[IndexOf(second)]);
        activities.Remove(moved);
        activities.Insert(place, moved);
    }

    // With none left there would be nothing to add another to.
    public bool CanRemove(string id) => IndexOf(id) >= 0 && activities.Count > 1;

    public void Remove(JsonObject node) => activities.Remove(node);

    public bool CanAddAfter(string id) => IndexOf(id) >= 0;

    public void AddAfter(string id, JsonObject node, IReadOnlyList<string> exits) => activities.Insert(IndexOf(id) + 1, node);

    private string? At(string id, int away)
    {
        var place = IndexOf(id);
        return place >= 0 && place + away >= 0 && place + away < activities.Count && Arrows.Text(activities[place + away], "id") is { Length: > 0 } other ? other : null;
    }

    private int IndexOf(string id) => activities.ToList().FindIndex(activity => string.Equals(Arrows.Text(activity, "id"), id, StringComparison.Ordinal));
}
