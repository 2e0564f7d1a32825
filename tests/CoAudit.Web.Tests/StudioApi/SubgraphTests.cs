using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>The viewer of instances looks into workflows that are used as activities.</summary>
public sealed class SubgraphTests(SqliteHost shared) : IClassFixture<SqliteHost>
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    private AuditApi Api => shared.Host.Api();

    [Fact]
    public async Task What_is_opened_is_the_canvas_that_the_journal_tells_of()
    {
        var instance = await RunAsync();
        var version = (string)instance["definitionVersionId"]!;
        var journal = (await Api.GetAsync($"/elsa/api/workflow-instances/{instance["id"]}/journal"))["items"]!.AsArray();
        var outermost = NodeOf(journal, "k");

        var opened = await SubgraphAsync(version, outermost);
        Assert.Equal((outermost, Type("middle"), "Activities"), ((string?)opened["nodeId"], (string?)opened["activity"]!["type"], (string?)opened["port"]));
        var workflow = opened["activity"]!["root"]!;
        Assert.Equal(("Elsa.Workflow", Id("middle")), ((string?)workflow["type"], (string?)workflow["identity"]!["definitionId"]));
        var canvas = workflow["root"]!;
        Assert.Equal("Elsa.Flowchart", (string?)canvas["type"]);
        Assert.Equal([NodeOf(journal, "line"), NodeOf(journal, "deeper")], canvas["activities"]!.AsArray().Select(a => (string)a!["nodeId"]!));
        Assert.Equal("middle says", (string?)canvas["activities"]![0]!["text"]!["expression"]!["value"]);

        var inner = await SubgraphAsync(version, NodeOf(journal, "deeper"));
        var steps = inner["activity"]!["root"]!["root"]!["activities"]!.AsArray().Select(a => (string)a!["nodeId"]!).ToList();
        var report = await Api.PostAsync("/elsa/api/activity-executions/report", new JsonObject { ["workflowInstanceId"] = instance["id"]!.DeepClone(), ["activityNodeIds"] = new JsonArray([.. steps.Select(s => JsonValue.Create(s))]) });
        Assert.Equal(["waits"], report["stats"]!.AsArray().Select(s => (string)s!["activityId"]!));
        Assert.True((bool)report["stats"]![0]!["isBlocked"]!);
    }

    [Fact]
    public async Task A_jump_into_the_innermost_opens_one_after_the_other()
    {
        var instance = await RunAsync();
        var version = (string)instance["definitionVersionId"]!;
        var journal = (await Api.GetAsync($"/elsa/api/workflow-instances/{instance["id"]}/journal"))["items"]!.AsArray();

        var path = await SegmentsAsync(version, NodeOf(journal, "waits"));

        Assert.Equal("waits", (string?)path["childNode"]!["activity"]!["id"]);
        Assert.Equal([$"k {Type("middle")} Root", $"deeper {Type("inner")} Root"], Segments(path));
        Assert.Equal([NodeOf(journal, "k"), NodeOf(journal, "deeper")], path["pathSegments"]!.AsArray().Select(s => (string)s!["activityNodeId"]!));

        // All that is opened is there, so that the way back needs no second question.
        var container = path["container"]!["activity"]!;
        Assert.Equal("k", (string?)container["id"]);
        var deeper = container["root"]!["root"]!["activities"]![1]!;
        Assert.Equal(NodeOf(journal, "waits"), (string?)deeper["root"]!["root"]!["activities"]![0]!["nodeId"]);
    }

    [Fact]
    public async Task A_way_through_containers_names_the_canvas_of_each()
    {
        var flow = new FlowJson(Id("containers"))
            .Node("s", "Elsa.Sequence", ("activities", new JsonArray(Line("in-sequence"))))
            .Node("each", "Elsa.ForEach", ("body", Sequence("body", Line("in-body"))))
            .Node("plain", "Elsa.ForEach", ("body", Line("alone")))
            .Node("many", "Elsa.Parallel", ("activities", new JsonArray(Sequence("one-of-many", Line("deep")))));
        var version = (string)(await SaveAsync(flow, publish: false))["id"]!;

        Assert.Equal(["s Elsa.Sequence __self"], Segments(await SegmentsAsync(version, "Workflow1:flow:s:in-sequence")));
        Assert.Equal(["each Elsa.ForEach Body"], Segments(await SegmentsAsync(version, "Workflow1:flow:each:body:in-body")));
        var alone = await SegmentsAsync(version, "Workflow1:flow:plain:alone");
        Assert.Equal(("plain", "Elsa.Workflow"), ((string?)alone["childNode"]!["activity"]!["id"], (string?)alone["container"]!["activity"]!["type"]));
        Assert.Empty(alone["pathSegments"]!.AsArray());
        Assert.Equal("many", (string?)(await SegmentsAsync(version, "Workflow1:flow:many:one-of-many:deep"))["childNode"]!["activity"]!["id"]);
    }

    [Fact]
    public async Task There_is_nothing_inside_what_there_is_not()
    {
        var version = (string)(await PublishAsync(new FlowJson(Id("small")).Line("x")))["id"]!;

        foreach (var path in new[] { $"subgraph/{version}?parentNodeId=nowhere", $"subgraph/segments/{version}?childNodeId=nowhere", $"subgraph/{Guid.NewGuid():N}", "subgraph/segments/nobody?childNodeId=x" })
        {
            using var answer = await Api.SendAsync(HttpMethod.Get, $"/elsa/api/workflow-definitions/{path}");
            Assert.Equal((path, 404), (path, (int)answer.StatusCode));
        }

        Assert.Equal("Elsa.Workflow", (string?)(await Api.GetAsync($"/elsa/api/workflow-definitions/subgraph/{version}"))["activity"]!["type"]);
    }

    private string Id(string name) => $"{name}-{mark}";

    // As the palette calls a workflow of this name.
    private string Type(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}{char.ToUpperInvariant(mark[0])}{mark[1..]}";

    private static JsonObject Line(string id) => new() { ["id"] = id, ["type"] = "Elsa.WriteLine", ["text"] = FlowJson.Literal(id) };

    private static JsonObject Sequence(string id, JsonObject child) => new() { ["id"] = id, ["type"] = "Elsa.Sequence", ["activities"] = new JsonArray(child) };

    private static string NodeOf(JsonArray journal, string activity) => (string)journal.First(line => string.Equals((string?)line!["activityId"], activity, StringComparison.Ordinal))!["nodeId"]!;

    private static IEnumerable<string> Segments(JsonNode path) => path["pathSegments"]!.AsArray().Select(s => $"{s!["activityId"]} {s["activityType"]} {s["portName"]}");

    private Task<JsonNode> SubgraphAsync(string version, string node) => Api.GetAsync($"/elsa/api/workflow-definitions/subgraph/{version}?parentNodeId={Uri.EscapeDataString(node)}");

    private Task<JsonNode> SegmentsAsync(string version, string node) => Api.GetAsync($"/elsa/api/workflow-definitions/subgraph/segments/{version}?childNodeId={Uri.EscapeDataString(node)}");

    private Task<JsonNode> PublishAsync(FlowJson flow) => SaveAsync(flow, publish: true);

    private async Task<JsonNode> SaveAsync(FlowJson flow, bool publish) =>
        (await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = flow.ToJson(), ["publish"] = publish }))["workflowDefinition"]!;

    private async Task<JsonNode> RunAsync()
    {
        await PublishAsync(new FlowJson(Id("inner")).Task("waits").UsableAsActivity());
        await PublishAsync(new FlowJson(Id("middle"))
            .Node("line", "Elsa.WriteLine", ("text", FlowJson.Literal("middle says")))
            .Node("deeper", Type("inner"), ("workflowDefinitionId", Id("inner")), ("version", 1))
            .Arrows("line>deeper").UsableAsActivity());
        await PublishAsync(new FlowJson(Id("outer")).Node("k", Type("middle"), ("workflowDefinitionId", Id("middle")), ("version", 1)));
        var state = (await Api.PostAsync($"/elsa/api/workflow-definitions/{Id("outer")}/execute", new JsonObject()))["workflowState"]!;
        return await Api.GetAsync($"/elsa/api/workflow-instances/{state["id"]}");
    }
}
