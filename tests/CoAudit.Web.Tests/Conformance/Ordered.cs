using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>JSON with its members in order of their names.</summary>
internal static class Ordered
{
    public static string Text(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(", ", members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"\"{m.Key}\": {Text(m.Value)}")) + "}",
        JsonArray items => "[" + string.Join(", ", items.Select(Text)) + "]",
        null => "null",
        _ => node.ToJsonString(),
    };
}
