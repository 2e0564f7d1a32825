using System.Text.Json.Nodes;
using CoAudit.Audits.Activities;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Tests.Activities;

/// <summary>A workflow of one activity whose every exit leads to an end of the exit's name.</summary>
internal static class OneActivity
{
    private static readonly DateTimeOffset Now = new(2027, 3, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly ActivityRegistry Registry = ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly);

    public static CompiledWorkflow Compile(string type, string[] exits, params (string Name, JsonNode? Value)[] inputs)
    {
        var node = new JsonObject { ["id"] = "it", ["type"] = type, ["name"] = "The step" };
        foreach (var (name, value) in inputs)
        {
            node[name] = new JsonObject { ["typeName"] = "Object", ["expression"] = Expression(value) };
        }

        var nodes = new JsonArray(node);
        var arrows = new JsonArray();
        foreach (var exit in exits)
        {
            nodes.Add(new JsonObject { ["id"] = exit, ["type"] = "Elsa.End" });
            arrows.Add(new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = "it", ["port"] = exit },
                ["target"] = new JsonObject { ["activity"] = exit, ["port"] = "In" },
            });
        }

        var root = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Flowchart", ["activities"] = nodes, ["connections"] = arrows, ["start"] = "it" };
        var definition = new JsonObject { ["id"] = "d1", ["definitionId"] = "d", ["name"] = "D", ["version"] = 1, ["root"] = root };
        return CompiledWorkflow.Compile(WorkflowDefinition.Parse(System.Text.Encoding.UTF8.GetBytes(definition.ToJsonString())), Registry);
    }

    public static Burst Start(this CompiledWorkflow workflow) => Engine.Run(workflow, null, new StartWorkflow("one", []), Now);

    /// <summary>The end that the flow reaches when its stage is closed by this outcome.</summary>
    public static string EndAfter(this CompiledWorkflow workflow, Burst burst, string outcome)
    {
        var payload = new JsonObject { ["outcome"] = outcome };
        var next = Engine.Run(workflow, burst.State, new ResumeBookmark(burst.State.Bookmarks[0].Id, payload), Now);
        Assert.Equal((WorkflowStatus.Finished, 0), (next.State.Status, next.State.Incidents.Count));
        return next.Journal.Last(entry => entry.EventName is "Started").ActivityId;
    }

    private static JsonObject Expression(JsonNode? value) => value is JsonArray
        ? new JsonObject { ["type"] = "Object", ["value"] = value.ToJsonString() }
        : new JsonObject { ["type"] = "Literal", ["value"] = value?.DeepClone() };
}
