using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoAudit.Web.Tests.StudioApi.Contract;

/// <summary>Puts marks in the place of what differs from run to run, ids by the order in which they are first seen, and fills them in again.</summary>
internal sealed partial class Blanks
{
    private readonly List<string> ids = [];

    /// <summary>With marks in the place of ids and times.</summary>
    public JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Clean(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Clean)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Clean(text),
        _ => node?.DeepClone(),
    };

    public string Clean(string text) => Id().Replace(Moment().Replace(Time().Replace(text, "<time>"), "<moment>"), id => $"<id {Number(id.Value)}>");

    /// <summary>With the ids of this run in the place of their marks.</summary>
    public string Fill(string text) => Mark().Replace(text, mark => ids[int.Parse(mark.ValueSpan[4..^1], System.Globalization.CultureInfo.InvariantCulture) - 1]);

    private int Number(string id)
    {
        if (!ids.Contains(id, StringComparer.Ordinal))
        {
            ids.Add(id);
        }

        return ids.IndexOf(id) + 1;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T[0-9:.]+(Z|\+00:00)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();

    // As a refusal tells it to people.
    [GeneratedRegex(@"\d{1,2}:\d{2} on \d{1,2} \w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(@"<id \d+>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
