using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Definitions;

/// <summary>A variable of the workflow or of a container.</summary>
internal sealed class VariableDeclaration
{
    public VariableDeclaration(JsonElement json, string path)
    {
        Path = path;
        Name = json.Text("name") ?? "";
        Id = json.Text("id") ?? Name;
        TypeName = json.Text("typeName") ?? "Object";
        IsArray = json.Flag("isArray");
        try
        {
            Default = Coerce(json.Member("value") is { } value ? JsonElements.ToNode(value) : null);
        }
        catch (FormatException e)
        {
            DefaultProblem = e.Message;
        }
    }

    /// <summary>A type alone, without a place or a default.</summary>
    public VariableDeclaration(string name, string typeName, bool isArray) => (Path, Id, Name, TypeName, IsArray) = ("", name, name, typeName, isArray);

    public string Path { get; }

    public string Id { get; }

    public string Name { get; }

    public string TypeName { get; }

    public bool IsArray { get; }

    public JsonNode? Default { get; }

    /// <summary>Why the default cannot be read as the variable's type; it is then null.</summary>
    public string? DefaultProblem { get; }

    /// <summary>The value as this variable holds it. A blank text is no value, except where the variable holds texts.</summary>
    /// <exception cref="FormatException">It cannot be read as the variable's type.</exception>
    public JsonNode? Coerce(JsonNode? value)
    {
        if (value is null || !IsArray)
        {
            return CoerceOne(value);
        }

        if (Values.IsBlank(value))
        {
            return null;
        }

        var list = (JsonArray)Structure(value, JsonValueKind.Array, "a list");
        for (var i = 0; i < list.Count; i++)
        {
            var item = CoerceOne(list[i]);
            if (!ReferenceEquals(item, list[i]))
            {
                list[i] = item?.Parent is null ? item : item.DeepClone();
            }
        }

        return list;
    }

    // By the names of Elsa's types.
    private JsonNode? CoerceOne(JsonNode? value) => TypeName switch
    {
        _ when value is null => null,
        "String" => value.GetValueKind() == JsonValueKind.String ? value : JsonValue.Create(Values.ToText(value)),
        "Object" => value,
        _ when Values.IsBlank(value) => null,
        "Boolean" => JsonValue.Create(Values.ToBoolean(value)),
        "Int32" => JsonValue.Create(Values.ToWhole(value, int.MinValue, int.MaxValue)),
        "Long" or "Int64" => JsonValue.Create(Values.ToWhole(value, long.MinValue, long.MaxValue)),
        "Single" or "Double" or "Decimal" => JsonValue.Create(Values.ToDouble(value)),
        "ObjectDictionary" or "StringDictionary" or "JsonObject" or "JSON" => Structure(value, JsonValueKind.Object, "an object"),
        "JsonNode" or "JsonElement" when value.GetValueKind() == JsonValueKind.String => Values.ParseJson(value.GetValue<string>()),
        _ => value,
    };

    private static JsonNode Structure(JsonNode value, JsonValueKind kind, string what)
    {
        var node = value.GetValueKind() == JsonValueKind.String ? Values.ParseJson(value.GetValue<string>()) : value;
        return node?.GetValueKind() == kind ? node : throw new FormatException($"The value is not {what}.");
    }
}
