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

    /// <summary>The value as this variable holds it.</summary>
    /// <exception cref="FormatException">It cannot be read as the variable's type.</exception>
    public JsonNode? Coerce(JsonNode? value)
    {
        if (value is null)
        {
            return null;
        }

        if (IsArray)
        {
            return Structure(value, JsonValueKind.Array, "a list");
        }

        return TypeName switch
        {
            "String" => value.GetValueKind() == JsonValueKind.String ? value : JsonValue.Create(Values.ToText(value)),
            "Boolean" => JsonValue.Create(Values.ToBoolean(value)),
            "Int32" => JsonValue.Create(Values.ToWhole(value, int.MinValue, int.MaxValue)),
            "Int64" => JsonValue.Create(Values.ToWhole(value, long.MinValue, long.MaxValue)),
            "Single" or "Double" or "Decimal" => JsonValue.Create(Values.ToDouble(value)),
            "ObjectDictionary" => Structure(value, JsonValueKind.Object, "an object"),
            _ => value,
        };
    }

    private static JsonNode Structure(JsonNode value, JsonValueKind kind, string what)
    {
        var node = value.GetValueKind() == JsonValueKind.String ? Values.ParseJson(value.GetValue<string>()) : value;
        return node?.GetValueKind() == kind ? node : throw new FormatException($"The value is not {what}.");
    }
}
