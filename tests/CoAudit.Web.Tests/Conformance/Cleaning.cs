using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>Takes out of an answer what differs from run to run: ids, and the token of the run.</summary>
internal sealed class Cleaning(string token, IReadOnlyDictionary<string, string> aliases)
{
    private static readonly HashSet<string> Ids = new(StringComparer.OrdinalIgnoreCase)
    {
        "workflowInstanceId", "parentInstanceId", "taskId", "workflowDefinitionVersionId", "parentWorkflowInstanceId", "_type", "childInstanceId", "bookmarkId",
    };

    public static bool IsId(string name) => Ids.Contains(name);

    public JsonNode? Clean(JsonNode? node, string? name = null) => node switch
    {
        JsonObject members => new JsonObject(members.Where(m => m.Key is not "$id" and not "_type").Select(m => KeyValuePair.Create(m.Key, Clean(m.Value, m.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Clean(item, name))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(value.GetValue<string>(), name),
        _ => node?.DeepClone(),
    };

    private string Text(string text, string? name)
    {
        if (aliases.FirstOrDefault(alias => alias.Value == text).Key is { } known)
        {
            return $"${known}";
        }

        return name is not null && IsId(name)
            ? "<id>"
            : text.Replace(token, "__RUN__", StringComparison.Ordinal).Replace(char.ToUpperInvariant(token[0]) + token[1..], "__RUN__", StringComparison.Ordinal);
    }
}
