using System.Text.Json.Nodes;

namespace CoAudit.Audits.Outlines;

/// <summary>The connections of a flowchart, in its JSON. An arrow that is led elsewhere loses the bends that the canvas gave it.</summary>
internal sealed class Arrows(JsonArray activities, JsonArray connections) : IWays
{
    public IReadOnlyList<(string Port, string Target)> From(string id) => [.. Leaving(id).Select(a => (Port(a), Target(a)))];

    public string? OnlyAfter(string id) => Only(Leaving(id).Select(Target));

    public string? OnlyBefore(string id) => Only(Entering(id).Select(Source));

    /// <summary>True when one way leads into the first, from there only to the second, and on from that to one place.</summary>
    public bool IsStraight(string first, string second) =>
        Same(OnlyAfter(first), second) && Same(OnlyBefore(second), first) && OnlyBefore(first) is { } before && OnlyAfter(second) is { } after
        && !Same(before, second) && !Same(after, first) && !Same(first, second);

    public void Swap(string first, string second)
    {
        var (into, between, after, on) = (Entering(first), Leaving(first), OnlyAfter(second)!, Leaving(second));
        into.ForEach(a => Lead(a, second));
        between.ForEach(a => Lead(a, after));
        on.ForEach(a => Lead(a, first));
    }

    public bool CanRemove(string id) => OnlyAfter(id) is { } after && !Same(after, id);

    public void Remove(JsonObject node)
    {
        var id = Text(node, "id");
        Bypass(id, OnlyAfter(id)!);
        activities.Remove(node);
    }

    public bool CanAddAfter(string id) => OnlyAfter(id) is not null;

    public void AddAfter(string id, JsonObject node, IReadOnlyList<string> exits)
    {
        var after = OnlyAfter(id)!;
        activities.Add(node);
        Insert(id, Text(node, "id"), exits, after);
    }

    /// <summary>A text in the JSON, or nothing: a draft may hold anything.</summary>
    public static string Text(JsonNode? node, string member) => node is JsonObject members && members[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    // Leads everything past an activity, whose own arrows go.
    private void Bypass(string id, string after)
    {
        Leaving(id).ForEach(a => connections.Remove(a));
        foreach (var arrow in Entering(id))
        {
            if (Leaving(Source(arrow)).Exists(a => Same(Port(a), Port(arrow)) && Same(Target(a), after)))
            {
                connections.Remove(arrow);
            }
            else
            {
                Lead(arrow, after);
            }
        }
    }

    private void Insert(string before, string added, IReadOnlyList<string> exits, string after)
    {
        Leaving(before).ForEach(a => Lead(a, added));
        foreach (var exit in exits)
        {
            connections.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = added, ["port"] = exit },
                ["target"] = new JsonObject { ["activity"] = after, ["port"] = "In" },
                ["vertices"] = new JsonArray(),
            });
        }
    }

    private List<JsonObject> Leaving(string id) => [.. connections.OfType<JsonObject>().Where(a => Same(Source(a), id))];

    private List<JsonObject> Entering(string id) => [.. connections.OfType<JsonObject>().Where(a => Same(Target(a), id))];

    private static void Lead(JsonObject arrow, string target)
    {
        arrow["target"]!["activity"] = target;
        if (arrow["vertices"] is JsonArray bends)
        {
            bends.Clear();
        }
    }

    private static string? Only(IEnumerable<string> ids) => ids.Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;

    private static string Source(JsonObject arrow) => Text(arrow["source"], "activity");

    private static string Port(JsonObject arrow) => Text(arrow["source"], "port") is { Length: > 0 } port ? port : "Done";

    private static string Target(JsonObject arrow) => Text(arrow["target"], "activity");

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}
