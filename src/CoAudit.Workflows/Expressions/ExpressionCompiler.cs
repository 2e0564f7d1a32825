using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Expressions;

/// <summary>Reads <c>{"type":…,"value":…}</c> and the wrapper that inputs put around it.</summary>
internal static class ExpressionCompiler
{
    /// <summary>An input as the designer stores it: wrapped as <c>{"typeName":…,"expression":{…}}</c>, or a bare value. Null when it holds nothing.</summary>
    public static Expression? Input(JsonElement json)
    {
        if (json.Member("expression") is { } expression)
        {
            return Expression(expression);
        }

        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("typeName", out _) && json.Text("name") is null
            ? null
            : new ConstantExpression("Literal", JsonElements.ToNode(json));
    }

    public static Expression? Expression(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new ConstantExpression("Literal", JsonElements.ToNode(json));
        }

        var value = json.Member("value");
        return json.Text("type") switch
        {
            null or "Literal" or "Object" or "Json" => value is { } constant ? new ConstantExpression(json.Text("type") ?? "Literal", JsonElements.ToNode(constant)) : null,
            "Variable" => new VariableExpression(Variable(value)),
            "Input" => new InputExpression(NameOf(value)),
            "JavaScript" => value is { } script ? new JavaScriptExpression(Values.ToText(JsonElements.ToNode(script)!)) : null,
            "Liquid" => value is { } template ? new LiquidExpression(Values.ToText(JsonElements.ToNode(template)!)) : null,
            { } other => new UnknownExpression(other),
        };
    }

    /// <summary>A variable as definitions name it: <c>{"id":…,"name":…}</c> or only its id.</summary>
    public static VariableReference Variable(JsonElement? json) => json switch
    {
        { ValueKind: JsonValueKind.Object } named => new VariableReference(named.Text("id"), named.Text("name")),
        { ValueKind: JsonValueKind.String } id => new VariableReference(id.GetString(), id.GetString()),
        _ => new VariableReference(null, ""),
    };

    public static VariableReference Variable(JsonNode? json) => json switch
    {
        JsonObject named => new VariableReference(TextOf(named["id"]), TextOf(named["name"])),
        { } id when id.GetValueKind() == JsonValueKind.String => new VariableReference(id.GetValue<string>(), id.GetValue<string>()),
        _ => new VariableReference(null, ""),
    };

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static string NameOf(JsonElement? json) => json switch
    {
        { ValueKind: JsonValueKind.Object } named => named.Text("name") ?? "",
        { ValueKind: JsonValueKind.String } name => name.GetString() ?? "",
        _ => "",
    };
}
