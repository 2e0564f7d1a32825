using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Conformance;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Moving running instances over HTTP, as a caller of Elsa's API does it.</summary>
public sealed class MigrationApiTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_blocked_instance_goes_on_by_the_other_version_with_its_variables(Database database)
    {
        await using var host = await StartAsync(database);
        var api = new ElsaApi(host.Client);
        await api.PublishAsync(new FlowJson("flow").Variable("V").Set("before", "V", "'kept'").Event("go").Line("old").Arrows("before>go go>old").ToJson());
        var id = await api.ExecuteAsync("flow");
        await api.PublishAsync(new FlowJson("flow").Variable("V").Event("elsewhere").ToJson());
        await api.PublishAsync(new FlowJson("flow").Variable("V").Set("before", "V", "'kept'").Event("go").Set("after", "V", "getVariable('V') + ' and used'").Event("next")
            .Arrows("before>go go>after after>next").ToJson());
        var before = await DumpAsync(api, id);

        var refused = Only(await api.PostAsync("/alterations/dry-run", Migrate(2, id)));
        var refusedAgain = Only(await api.PostAsync("/alterations/run", Migrate(2, id)));
        var offered = Only(await api.PostAsync("/alterations/dry-run", Migrate(3, id)));

        Assert.Equal(("go", null), (Text(refused["bookmarks"]![0]!, "activityId"), Text(refused["bookmarks"]![0]!, "toActivityId")));
        Assert.NotEmpty(refused["problems"]!.AsArray());
        Assert.False((bool)refusedAgain["migrated"]!);
        Assert.Equal("go", Text(offered["bookmarks"]![0]!, "toActivityId"));
        Assert.Equal(before, await DumpAsync(api, id));

        Assert.True((bool)Only(await api.PostAsync("/alterations/run", Migrate(3, id)))["migrated"]!);
        await api.PostAsync("/events/go/trigger", new JsonObject { ["workflowInstanceId"] = id, ["workflowExecutionMode"] = "Synchronous" });

        var after = await api.InstanceAsync(id);
        Assert.Equal("next", Text(after["workflowState"]!["bookmarks"]![0]!, "activityId"));
        Assert.Equal(3, (int)after["version"]!);
        var variables = (await api.GetAsync($"/workflow-instances/{id}/variables")).Ok();
        Assert.Equal("kept and used", Text(variables["items"]![0]!, "value"));
    }

    [Fact]
    public async Task What_is_wrong_is_named_and_nothing_is_moved()
    {
        await using var host = await StartAsync(Database.Sqlite);
        var api = new ElsaApi(host.Client);
        await api.PublishAsync(new FlowJson("flow").Event("go").ToJson());
        var id = await api.ExecuteAsync("flow");
        await api.PublishAsync(new FlowJson("flow").Event("go").Line("new").Arrows("go>new").ToJson());
        var before = await DumpAsync(api, id);

        Assert.Equal(404, (await api.PostAsync("/alterations/run", Migrate(2, id, "nobody"))).Code);
        await AssertRefusedAsync(api, Migrate(7, id), "targetVersion");
        await AssertRefusedAsync(api, new JsonObject { ["workflowInstanceIds"] = new JsonArray(id) }, "alterations");
        await AssertRefusedAsync(api, Migrate(2), "workflowInstanceIds");
        var badNames = Migrate(2, id);
        badNames["alterations"]![0]!["activityIds"] = "go";
        await AssertRefusedAsync(api, badNames, "activityIds");
        Assert.Equal(before, await DumpAsync(api, id));
    }

    private async Task<TestHost> StartAsync(Database database) =>
        await TestHost.StartAsync(database == Database.Sqlite ? null : await cluster.CreateDatabaseAsync());

    private static JsonObject Migrate(int version, params string[] ids) => new()
    {
        ["alterations"] = new JsonArray(new JsonObject { ["type"] = "Migrate", ["targetVersion"] = version }),
        ["workflowInstanceIds"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]),
    };

    private static JsonNode Only(ElsaAnswer answer) => Assert.Single(answer.Ok()["results"]!.AsArray())!;

    private static string? Text(JsonNode node, string member) => (string?)node[member];

    private static async Task AssertRefusedAsync(ElsaApi api, JsonObject body, string field)
    {
        var answer = await api.PostAsync("/alterations/run", body);
        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<string> DumpAsync(ElsaApi api, string id) =>
        (await api.InstanceAsync(id)).ToJsonString() + string.Join('\n', (await api.JournalAsync(id)).Select(line => line.ToJsonString()));
}
