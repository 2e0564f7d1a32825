using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Conformance;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Definitions and values that mean no good, over Elsa's addresses: refused with their place, or run to an incident; the service goes on.</summary>
public sealed class BadWorkflowTests(SqliteService service) : IClassFixture<SqliteService>
{
    private readonly ElsaApi api = new(service.Service.Client);
    private readonly string id = $"bad-{Guid.NewGuid():N}";

    public static TheoryData<string, string> BadModels => new()
    {
        { """{"definitionId":"x","name":"a","name":"b","root":{"id":"r","type":"Elsa.Start"}}""", "$.model.name" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.If","then":{"id":"t","type":"Elsa.WriteLine","text":1,"text":2}}}""", "$.model.root.then.text" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.Fork","branches":[{"id":"t","type":"Elsa.WriteLine","id":"u"}]}}""", "$.model.root.branches[0].id" },
        { """{"definitionId":"x","root":{"$type":"System.Diagnostics.Process, System","id":"r","type":"Elsa.Start"}}""", "$.model.root.$type" },
        { """{"definitionId":"x","variables":[{"name":"v","value":{"_type":"System.IO.FileInfo, mscorlib"}}],"root":{"id":"r","type":"Elsa.Start"}}""", "$.model.variables[0].value._type" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.Sequence","activities":[{"id":"a","type":"Elsa.Start"},{"id":"a","type":"Elsa.Start"}]}}""", "$.root.activities[1].id" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.If","then":{"id":"r","type":"Elsa.Start"}}}""", "$.root.then.id" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.If","then":7}}""", "$.root.then" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.For","body":[["x"]]}}""", "$.root.body[0]" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.Flowchart","activities":{}}}""", "$.root.activities" },
        { """{"definitionId":"x","root":[]}""", "$.root" },
        { """{"definitionId":7,"root":{"id":"r","type":"Elsa.Start"}}""", "$.definitionId" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.Start"},"variables":"v"}""", "$.variables" },
        { """{"definitionId":"x","root":{"id":"r","type":"Elsa.Start"},"inputs":[1]}""", "$.inputs[0]" },
    };

    [Theory]
    [MemberData(nameof(BadModels))]
    public async Task A_definition_that_is_none_is_refused_with_the_place(string model, string place)
    {
        var answer = await PostAsync("/workflow-definitions", $$"""{"model":{{model}},"publish":true}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains($"({place})", answer.Body!["errors"]!["generalErrors"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/workflow-definitions/import", "[", "]")]
    [InlineData("/workflow-definitions", "{\"model\":", "}")]
    [InlineData("/events/x/trigger", "{\"input\":", "}")]
    [InlineData("/tasks/x/complete", "{\"result\":[", "]}")]
    public async Task A_hundred_thousand_levels_are_refused(string path, string open, string close)
    {
        var answer = await PostAsync(path, string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        await AssertOthersRunAsync();
    }

    [Theory]
    [InlineData(39, HttpStatusCode.OK)]
    [InlineData(45, HttpStatusCode.BadRequest)]
    [InlineData(70, HttpStatusCode.BadRequest)]
    public async Task An_input_that_an_instance_keeps_may_be_so_deep_and_no_deeper(int levels, HttpStatusCode status)
    {
        await api.PublishAsync(new FlowJson(id).Variable("V").Set("s", "V", "getInput('deep')").Event("never").Arrows("s>never").ToJson());
        var deep = string.Concat(Enumerable.Repeat("[", levels - 1)) + string.Concat(Enumerable.Repeat("]", levels - 1));

        var answer = await PostAsync($"/workflow-definitions/{id}/execute", "{\"input\":{\"deep\":" + deep + "}}");

        Assert.Equal(status, answer.Status);
        if (answer.InstanceId is { } instance)
        {
            await api.InstanceAsync(instance);
            Assert.NotEmpty(await api.JournalAsync(instance));
        }
    }

    [Fact]
    public async Task A_circle_without_an_exit_is_an_incident_and_others_run_on()
    {
        await api.PublishAsync(new FlowJson(id).Line("a").Line("b").Arrows("a>b b>a").ToJson());

        var answer = await api.PostAsync($"/workflow-definitions/{id}/execute", new JsonObject());

        Assert.Contains("circle without an exit", answer.Body!["workflowState"]!["incidents"]![0]!["message"]!.ToJsonString(), StringComparison.Ordinal);
        await AssertOthersRunAsync();
    }

    [Fact]
    public async Task Ten_thousand_activities_are_published_and_run()
    {
        var flow = new FlowJson(id);
        for (var i = 0; i < 10_000; i++)
        {
            flow.Line($"n{i}");
        }

        flow.Arrows(string.Join(' ', Enumerable.Range(1, 9_999).Select(i => $"n{i - 1}>n{i}")));
        await api.PublishAsync(flow.ToJson());

        var answer = await api.PostAsync($"/workflow-definitions/{id}/execute", new JsonObject());

        Assert.Equal("Finished", (string?)answer.Ok()["workflowState"]!["subStatus"]);
    }

    [Fact]
    public async Task Five_megabytes_of_input_are_refused_or_an_incident_and_others_run_on()
    {
        var model = new FlowJson(id).Event("never").ToJson();
        model["inputs"] = new JsonArray(new JsonObject { ["name"] = "big", ["type"] = "String" });
        await api.PublishAsync(model);

        var small = await api.PostAsync($"/workflow-definitions/{id}/execute", new JsonObject { ["input"] = new JsonObject { ["big"] = new string('x', 100_000) } });
        var large = await api.PostAsync($"/workflow-definitions/{id}/execute", new JsonObject { ["input"] = new JsonObject { ["big"] = new string('x', 5_200_000) } });

        Assert.Equal(HttpStatusCode.OK, small.Status);
        Assert.NotEqual(HttpStatusCode.OK, large.Status);
        await AssertOthersRunAsync();
    }

    [Fact]
    public async Task A_script_that_never_ends_is_an_incident_and_others_run_on()
    {
        await api.PublishAsync(new FlowJson(id).Variable("V").Set("s", "V", "while (true) {}").ToJson());

        var answer = await api.PostAsync($"/workflow-definitions/{id}/execute", new JsonObject());

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("s", (string?)answer.Body!["workflowState"]!["incidents"]![0]!["activityId"]);
        await AssertOthersRunAsync();
    }

    private async Task AssertOthersRunAsync()
    {
        var other = $"other-{Guid.NewGuid():N}";
        await api.PublishAsync(new FlowJson(other).Line("a").ToJson());
        Assert.Equal("Finished", (string?)(await api.PostAsync($"/workflow-definitions/{other}/execute", new JsonObject())).Ok()["workflowState"]!["subStatus"]);
    }

    private async Task<ElsaAnswer> PostAsync(string path, string json)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"/elsa/api{path}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"ApiKey {ServiceProcess.ApiKey}");
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await service.Service.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var header = response.Headers.TryGetValues("x-elsa-workflow-instance-id", out var ids) ? ids.Single() : null;
        return new ElsaAnswer(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), header);
    }
}
