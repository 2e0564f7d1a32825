using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Tests.Driver;

/// <summary>Writes flowchart definitions: nodes first, then arrows as <c>"a>b d.True>c"</c>.</summary>
internal sealed class FlowBuilder
{
    private readonly JsonArray _nodes = [];
    private readonly JsonArray _arrows = [];
    private readonly JsonArray _variables = [];
    private readonly JsonArray _inputs = [];
    private readonly JsonObject _options = [];

    public FlowBuilder Node(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (name, value) in properties)
        {
            node[name] = value;
        }

        _nodes.Add(node);
        return this;
    }

    public FlowBuilder Lines(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            Node(id, "Elsa.WriteLine", ("text", Literal(id)));
        }

        return this;
    }

    public FlowBuilder Events(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            Node(id, "Elsa.Event", ("eventName", Literal(id)));
        }

        return this;
    }

    public FlowBuilder Script(string id, string javaScript) => Node(id, "Elsa.WriteLine", ("text", Expression("JavaScript", javaScript)));

    public FlowBuilder Decision(string id, string javaScript) => Node(id, "Elsa.FlowDecision", ("condition", Expression("JavaScript", javaScript)));

    public FlowBuilder Set(string id, string variable, string javaScript) =>
        Node(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = variable, ["name"] = variable }), ("value", Expression("JavaScript", javaScript)));

    public FlowBuilder Fork(string id, params string[] branches) =>
        Node(id, "Elsa.FlowFork", ("branches", Expression("Object", new JsonArray([.. branches.Select(b => JsonValue.Create(b))]).ToJsonString())));

    public FlowBuilder Join(string id, string mode) => Node(id, "Elsa.FlowJoin", ("mode", Literal(mode)));

    public FlowBuilder Variable(string name, string type, string? value = null, bool isArray = false)
    {
        _variables.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = type, ["isArray"] = isArray, ["value"] = value });
        return this;
    }

    public FlowBuilder Input(string name)
    {
        _inputs.Add(new JsonObject { ["name"] = name, ["type"] = "String" });
        return this;
    }

    public FlowBuilder ContinueWithIncidents()
    {
        _options["incidentStrategyType"] = "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core";
        return this;
    }

    public FlowBuilder Arrows(string arrows)
    {
        foreach (var arrow in arrows.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (source, target) = (arrow[..arrow.IndexOf('>')], arrow[(arrow.IndexOf('>') + 1)..]);
            var dot = source.IndexOf('.');
            _arrows.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = dot < 0 ? source : source[..dot], ["port"] = dot < 0 ? "Done" : source[(dot + 1)..] },
                ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
            });
        }

        return this;
    }

    public static JsonObject Literal(JsonNode? value) => Expression("Literal", value);

    public static JsonObject Expression(string type, JsonNode? value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    public JsonObject ToJson() => new()
    {
        ["definitionId"] = "flow",
        ["name"] = "Flow",
        ["variables"] = _variables.DeepClone(),
        ["inputs"] = _inputs.DeepClone(),
        ["options"] = _options.DeepClone(),
        ["root"] = new JsonObject { ["id"] = "fc", ["type"] = "Elsa.Flowchart", ["activities"] = _nodes.DeepClone(), ["connections"] = _arrows.DeepClone() },
    };

    public CompiledWorkflow Compile() => Definition.Compile(ToJson().ToJsonString());

    /// <summary>A world with one instance, started.</summary>
    public Instance Start(JsonObject? input = null) => StartIn(new World(), input);

    public Instance StartIn(World world, JsonObject? input = null)
    {
        world.Import(Compile());
        return world.Execute("flow", input);
    }
}
