using System.Text.Json;

namespace CoAudit.Workflows.Definitions;

/// <summary>What every definition must look like before anything else can be said of it.</summary>
internal static class DefinitionShape
{
    public static List<DefinitionProblem> Problems(JsonElement json)
    {
        var problems = new List<DefinitionProblem>();
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(Wrong("$", "A workflow definition is a JSON object."));
            return problems;
        }

        Expect(problems, json, "$", "definitionId", JsonValueKind.String, "a text");
        Expect(problems, json, "$", "name", JsonValueKind.String, "a text");
        Expect(problems, json, "$", "description", JsonValueKind.String, "a text");
        Expect(problems, json, "$", "options", JsonValueKind.Object, "an object");
        foreach (var list in (ReadOnlySpan<string>)["variables", "inputs", "outputs"])
        {
            Expect(problems, json, "$", list, JsonValueKind.Array, "a list");
            Named(problems, json, list);
        }

        if (json.Member("root") is not { ValueKind: JsonValueKind.Object } root)
        {
            problems.Add(Wrong("$.root", "A definition needs a root activity: an object with a type."));
            return problems;
        }

        Activity(problems, root, "$.root");
        return problems;
    }

    // The nesting limit of the JSON bounds this recursion.
    private static void Activity(List<DefinitionProblem> problems, JsonElement activity, string path)
    {
        if (activity.ValueKind != JsonValueKind.Object || activity.Text("type") is not { Length: > 0 })
        {
            problems.Add(Wrong(path, "An activity is an object with a type."));
            return;
        }

        Expect(problems, activity, path, "id", JsonValueKind.String, "a text");
        Expect(problems, activity, path, "name", JsonValueKind.String, "a text");
        Expect(problems, activity, path, "variables", JsonValueKind.Array, "a list");
        Expect(problems, activity, path, "connections", JsonValueKind.Array, "a list");
        Expect(problems, activity, path, "activities", JsonValueKind.Array, "a list");
        var index = 0;
        foreach (var child in activity.Items("activities"))
        {
            Activity(problems, child, $"{path}.activities[{index++}]");
        }
    }

    private static void Named(List<DefinitionProblem> problems, JsonElement json, string list)
    {
        var index = 0;
        foreach (var item in json.Items(list))
        {
            if (item.Text("name") is not { Length: > 0 })
            {
                problems.Add(Wrong($"$.{list}[{index}]", "This needs a name."));
            }

            index++;
        }
    }

    private static void Expect(List<DefinitionProblem> problems, JsonElement json, string path, string name, JsonValueKind kind, string what)
    {
        if (json.Member(name) is { } value && value.ValueKind != kind)
        {
            problems.Add(Wrong($"{path}.{name}", $"This must be {what}."));
        }
    }

    private static DefinitionProblem Wrong(string path, string message) => new(ProblemSeverity.Error, "wrong-shape", path, message);
}
