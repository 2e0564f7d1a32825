using System.Text;
using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Writes small flowchart definitions: nodes first, then arrows as <c>"a>b fork.Left>c"</c>.</summary>
internal sealed class FlowJson(string definitionId)
{
    private readonly JsonArray nodes = [];
    private readonly JsonArray arrows = [];
    private readonly JsonArray variables = [];
    private readonly JsonArray outputs = [];
    private readonly JsonObject options = [];

    public FlowJson Node(string id, string type, params (string Name, JsonNode? Value)[] properties)
    {
        var node = new JsonObject { ["id"] = id, ["type"] = type };
        foreach (var (name, value) in properties)
        {
            node[name] = value;
        }

        nodes.Add(node);
        return this;
    }

    public FlowJson Line(string id) => Node(id, "Elsa.WriteLine", ("text", Literal(id)));

    /// <summary>Waits for the event of the same name, or of another.</summary>
    public FlowJson Event(string id, string? name = null) => Node(id, "Elsa.Event", ("eventName", Literal(name ?? id)));

    /// <summary>An event that starts an instance.</summary>
    public FlowJson Trigger(string id, string? name = null) =>
        Node(id, "Elsa.Event", ("eventName", Literal(name ?? id)), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));

    public FlowJson Task(string id) => Node(id, "Elsa.RunTask", ("taskName", Literal(id)));

    public FlowJson Delay(string id, string span) => Node(id, "Elsa.Delay", ("timeSpan", Literal(span)));

    public FlowJson Set(string id, string variable, string javaScript) =>
        Node(id, "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = variable, ["name"] = variable }), ("value", Script(javaScript)));

    public FlowJson Fork(string id, params string[] branches) =>
        Node(id, "Elsa.FlowFork", ("branches", Expression("Object", new JsonArray([.. branches.Select(b => JsonValue.Create(b))]).ToJsonString())));

    public FlowJson Join(string id, string mode) => Node(id, "Elsa.FlowJoin", ("mode", Literal(mode)));

    public FlowJson Variable(string name, string type = "Object")
    {
        variables.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = type });
        return this;
    }

    public FlowJson Output(string name)
    {
        outputs.Add(new JsonObject { ["name"] = name, ["type"] = "Object" });
        return this;
    }

    /// <summary>Other definitions may have it as one of their activities.</summary>
    public FlowJson UsableAsActivity()
    {
        options["usableAsActivity"] = true;
        return this;
    }

    /// <summary>Those that have it as an activity use its new version once that is published.</summary>
    public FlowJson TakingConsumersAlong()
    {
        options["autoUpdateConsumingWorkflows"] = true;
        return this;
    }

    /// <summary>Elsa's <c>SingletonStrategy</c>, <c>CorrelatedSingletonStrategy</c> or <c>CorrelationStrategy</c>.</summary>
    public FlowJson Activation(string strategy)
    {
        options["activationStrategyType"] = $"Elsa.Workflows.Runtime.ActivationValidators.{strategy}, Elsa.Workflows.Runtime";
        return this;
    }

    /// <summary>Another workflow as one activity.</summary>
    public FlowJson Use(string id, string otherId, int? version = null, string? versionId = null) => Node(
        id, $"Used{otherId}", ("workflowDefinitionId", otherId), ("workflowDefinitionVersionId", versionId), ("version", version));

    public FlowJson Arrows(string list)
    {
        foreach (var arrow in list.Split(' '))
        {
            var (source, target) = (arrow.Split('>')[0], arrow.Split('>')[1]);
            var port = source.Contains('.', StringComparison.Ordinal) ? source.Split('.')[1] : "Done";
            arrows.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = source.Split('.')[0], ["port"] = port },
                ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
            });
        }

        return this;
    }

    public static JsonObject Literal(JsonNode? value) => Expression("Literal", value);

    public static JsonObject Script(string javaScript) => Expression("JavaScript", javaScript);

    public static JsonObject Expression(string type, JsonNode? value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    /// <summary>Binds an output of an activity to a variable.</summary>
    public static JsonObject Into(string variable) =>
        new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = variable } };

    public JsonObject ToJson() => new()
    {
        ["definitionId"] = definitionId,
        ["name"] = definitionId,
        ["variables"] = variables.DeepClone(),
        ["outputs"] = outputs.DeepClone(),
        ["options"] = options.DeepClone(),
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["activities"] = nodes.DeepClone(), ["connections"] = arrows.DeepClone() },
    };

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ToJson().ToJsonString());
}
