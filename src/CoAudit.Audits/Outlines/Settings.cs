using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Outlines;

/// <summary>The settings of one activity: reads them from its JSON, and writes those that were changed, each as a literal.</summary>
internal sealed class Settings(JsonObject node, ActivityType type, OutlineChoices choices)
{
    public IReadOnlyList<OutlineField> Fields() => [.. type.Offered.Select(Field)];

    /// <summary>Writes what differs from what stands there; all or nothing.</summary>
    /// <exception cref="InvalidCommandException">A value cannot be used; each with its field.</exception>
    public void Change(IReadOnlyDictionary<string, string> values)
    {
        var (rules, changed) = (new List<BrokenRule>(), new List<(InputDeclaration Input, object Value)>());
        foreach (var input in type.Offered)
        {
            var field = Field(input);
            if (field.IsWorkedOut || !values.TryGetValue(input.Name, out var text) || Same(field, text))
            {
                continue;
            }

            if (Parse(input, field, text.ReplaceLineEndings("\n").Trim()) is not { } value)
            {
                rules.Add(new BrokenRule(input.Name, $"{field.Label}: write a whole number."));
            }
            else if (input.Validate?.Invoke(value) is { } problem)
            {
                rules.Add(new BrokenRule(input.Name, $"{field.Label}: {problem}"));
            }
            else
            {
                changed.Add((input, value));
            }
        }

        if (rules.Count > 0)
        {
            throw new InvalidCommandException(rules);
        }

        changed.ForEach(c => Write(c.Input, c.Value));
    }

    private OutlineField Field(InputDeclaration input)
    {
        var written = node[input.Name] as JsonObject;
        var value = written is null ? Text(input.DefaultValue) : Literal(written["expression"] as JsonObject);
        var options = choices.For(input, value ?? "");
        return new OutlineField(input.Name, Label(input), input.Description, Editor(input, options), options, value ?? "", value is null);
    }

    private static OutlineEditor Editor(InputDeclaration input, IReadOnlyList<OutlineOption> options) => input switch
    {
        _ when input.ValueType == typeof(bool) => OutlineEditor.YesOrNo,
        _ when input.ValueType == typeof(int) => OutlineEditor.Number,
        _ when options.Count > 0 => IsList(input) ? OutlineEditor.SomeOf : OutlineEditor.OneOf,
        _ => IsList(input) || input.UIHint is "multiline" ? OutlineEditor.Lines : OutlineEditor.Line,
    };

    // Null for what only a running audit knows.
    private static string? Literal(JsonObject? expression) => (Arrows.Text(expression, "type"), expression?["value"]) switch
    {
        ("Literal" or "Object", null) => "",
        ("Literal" or "Object", JsonArray items) => Lines(items),
        ("Literal", JsonValue value) => value.ToString(),
        ("Object", JsonValue value) => FromJson(value.ToString()),
        _ => null,
    };

    private static string? FromJson(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonArray items ? Lines(items) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Lines(JsonArray items) => string.Join('\n', items.Select(item => item?.ToString() ?? ""));

    private static string Text(object? value) => value switch
    {
        IReadOnlyList<string> list => string.Join('\n', list),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static bool Same(OutlineField field, string text) => field.Editor switch
    {
        OutlineEditor.SomeOf => field.Items.ToHashSet(StringComparer.Ordinal).SetEquals(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        OutlineEditor.YesOrNo => string.Equals(field.Value, text, StringComparison.OrdinalIgnoreCase),
        _ => string.Equals(field.Value.ReplaceLineEndings("\n").Trim(), text.ReplaceLineEndings("\n").Trim(), StringComparison.Ordinal),
    };

    private static object? Parse(InputDeclaration input, OutlineField field, string text) => field.Editor switch
    {
        OutlineEditor.YesOrNo => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase),
        OutlineEditor.Number => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => IsList(input) ? (field with { Value = text }).Items : text,
    };

    // What else stands beside the expression stays.
    private void Write(InputDeclaration input, object value)
    {
        if (node[input.Name] is not JsonObject written)
        {
            node[input.Name] = written = new JsonObject { ["typeName"] = TypeName(input) };
        }

        written["expression"] = value switch
        {
            IReadOnlyList<string> list => new JsonObject { ["type"] = "Object", ["value"] = JsonSerializer.Serialize(list) },
            int number => new JsonObject { ["type"] = "Literal", ["value"] = number },
            bool flag => new JsonObject { ["type"] = "Literal", ["value"] = flag },
            _ => new JsonObject { ["type"] = "Literal", ["value"] = (string)value },
        };
    }

    private static string TypeName(InputDeclaration input) => input switch
    {
        _ when input.ValueType == typeof(int) => "Int32",
        _ when input.ValueType == typeof(bool) => "Boolean",
        _ => IsList(input) ? "List<String>" : "String",
    };

    private static bool IsList(InputDeclaration input) => input.ValueType == typeof(IReadOnlyList<string>);

    private static string Label(InputDeclaration input) => input.DisplayName.Length > 0
        ? input.DisplayName
        : string.Concat(input.ElsaName.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
