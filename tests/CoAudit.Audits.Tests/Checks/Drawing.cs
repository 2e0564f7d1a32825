using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Audits.Activities;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Tests.Checks;

/// <summary>Draws definitions for tests: boxes first, then arrows as <c>"plan.Done>sign sign.Agreed>end"</c>.</summary>
internal sealed class Drawing
{
    private static readonly ActivityRegistry Registry = ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly);

    private readonly JsonArray boxes = [];
    private readonly JsonArray arrows = [];
    private readonly JsonArray variables = [];

    public Drawing Box(string id, string type, params (string Name, JsonNode Value)[] inputs)
    {
        var box = new JsonObject { ["id"] = id, ["type"] = type, ["metadata"] = new JsonObject { ["displayText"] = id } };
        foreach (var (name, value) in inputs)
        {
            box[name] = Literal(value);
        }

        boxes.Add(box);
        return this;
    }

    public Drawing Boxes(params ReadOnlySpan<(string Id, string Type)> them)
    {
        foreach (var (id, type) in them)
        {
            Box(id, type);
        }

        return this;
    }

    public Drawing SignOff(string id, string subject = "plan", string[]? groups = null, int minPerGroup = 1, int agreeingPerGroup = 1) => Box(
        id,
        "CoAudit.SignOff",
        ("subject", subject),
        ("groups", new JsonArray([.. (groups ?? CoAudit.Audits.Model.Groups.Codes).Select(g => JsonValue.Create(g))])),
        ("minPerGroup", minPerGroup),
        ("agreeingPerGroup", agreeingPerGroup));

    public Drawing Join(string id, string mode) => Box(id, "Elsa.FlowJoin", ("mode", mode));

    public Drawing Fork(string id, params string[] branches) => Box(id, "Elsa.FlowFork", ("branches", new JsonArray([.. branches.Select(b => JsonValue.Create(b))])));

    public Drawing Decision(string id, string javaScript) => Script(id, "Elsa.FlowDecision", "condition", javaScript);

    /// <summary>A box that counts in a variable, and a decision that is True the first times only.</summary>
    public Drawing Counted(string count, string decision, int times = 2)
    {
        variables.Add(new JsonObject { ["id"] = count, ["name"] = count, ["typeName"] = "Int32", ["value"] = "0" });
        Script(count, "Elsa.SetVariable", "value", $"getVariable('{count}') + 1");
        boxes[^1]!["variable"] = new JsonObject { ["id"] = count, ["name"] = count, ["typeName"] = "Int32" };
        return Decision(decision, $"getVariable('{count}') <= {times}").Arrows($"{count}>{decision}");
    }

    public Drawing Arrows(string text)
    {
        foreach (var arrow in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (source, target) = (arrow[..arrow.IndexOf('>', StringComparison.Ordinal)], arrow[(arrow.IndexOf('>', StringComparison.Ordinal) + 1)..]);
            var dot = source.IndexOf('.', StringComparison.Ordinal);
            arrows.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = dot < 0 ? source : source[..dot], ["port"] = dot < 0 ? "Done" : source[(dot + 1)..] },
                ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
            });
        }

        return this;
    }

    /// <summary>Leads every exit of a stage to the same box.</summary>
    public Drawing All(string stage, string target)
    {
        var type = Registry.Find((string)boxes.Single(b => (string?)b!["id"] == stage)!["type"]!)!;
        return Arrows(string.Join(' ', type.Attribute.Outcomes.Select(o => $"{stage}.{o}>{target}")));
    }

    /// <summary>Takes the arrow from an exit away.</summary>
    public Drawing Without(string exit)
    {
        var gone = arrows.Single(a => $"{a!["source"]!["activity"]}.{a["source"]!["port"]}" == exit);
        arrows.Remove(gone);
        return this;
    }

    /// <summary>Gives a box another input: several texts make a list.</summary>
    public Drawing With(string id, string input, params string[] list) => Set(id, input, new JsonArray([.. list.Select(text => JsonValue.Create(text))]));

    public Drawing With(string id, string input, bool value) => Set(id, input, value);

    public Drawing WithText(string id, string input, string value) => Set(id, input, value);

    public CompiledWorkflow Compile() => Compile(Registry);

    public CompiledWorkflow Compile(ActivityRegistry registry) => CompiledWorkflow.Compile(
        WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["definitionId"] = "drawing",
            ["name"] = "Drawing",
            ["variables"] = variables.DeepClone(),
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = boxes.DeepClone(), ["connections"] = arrows.DeepClone() },
        }.ToJsonString())),
        registry);

    private Drawing Set(string id, string input, JsonNode value)
    {
        boxes.Single(b => (string?)b!["id"] == id)![input] = Literal(value);
        return this;
    }

    private Drawing Script(string id, string type, string input, string javaScript)
    {
        Box(id, type);
        boxes[^1]![input] = Expression("JavaScript", javaScript);
        return this;
    }

    private static JsonObject Literal(JsonNode value) => value is JsonArray ? Expression("Object", value.ToJsonString()) : Expression("Literal", value);

    private static JsonObject Expression(string type, JsonNode value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
