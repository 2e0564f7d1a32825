using System.Net;
using System.Text.Json.Nodes;
using CoAudit.TestSupport;
using CoAudit.Web.Tests.Conformance;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.AuditTypes;

/// <summary>What is wrong with an audit type is told in words when it is published, and for as long as it is wrong.</summary>
public sealed class ProblemTests(SqliteService service) : IClassFixture<SqliteService>
{
    private readonly ElsaApi elsa = new(service.Service.Client);
    private readonly AuditApi api = service.Service.Api();

    [Fact]
    public async Task A_draft_that_asks_only_managers_is_kept_told_of_and_not_published()
    {
        var model = Shipped("infection-control");
        Set(model, "objectives", "groups", "Object", "[\"managers\"]");
        var id = (string)model["definitionId"]!;
        await SaveAsync(model);

        var refused = await elsa.PostAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = true });

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var told = (string)Assert.Single(refused.Body!["errors"]!["generalErrors"]!.AsArray())!;
        Assert.StartsWith("\"Set our objectives\": it asks only managers", told, StringComparison.Ordinal);
        Assert.DoesNotContain("$.", told, StringComparison.Ordinal);
        Assert.Matches(@"^\$\.root\.activities\[\d+\]\.groups$", (string)refused.Body["problems"]![0]!["path"]!);
        var problem = Assert.Single((await ProblemsAsync(id))["problems"]!.AsArray())!;
        Assert.Equal(("error", "managers-only", "objectives"), ((string)problem["severity"]!, (string)problem["code"]!, (string)problem["activityId"]!));
    }

    [Fact]
    public async Task The_shortest_way_is_told_by_the_names_on_the_canvas()
    {
        var model = Shipped("infection-control");
        foreach (var arrow in model["root"]!["connections"]!.AsArray().Where(a => (string?)a!["source"]!["activity"] is "sign-off" && (string?)a["source"]!["port"] is "Objected"))
        {
            arrow!["target"]!["activity"] = "to-report";
        }

        await SaveAsync(model);

        var problems = (await ProblemsAsync((string)model["definitionId"]!))["problems"]!.AsArray();
        var objection = Assert.Single(problems, p => (string?)p!["code"] is "objection-unanswered")!;
        Assert.Equal(["Sign off the plan", "Report, agreed or not", "Publish the report", "The audit ends"], objection["way"]!.AsArray().Select(w => (string)w!).TakeLast(4));
    }

    [Fact]
    public async Task Running_audits_are_counted_by_the_version_that_they_stay_on()
    {
        var model = Shipped("medication");
        var id = (string)model["definitionId"]!;
        await elsa.PublishAsync(model.DeepClone().AsObject());
        await api.StartAuditAsync(AuditRequest.WithNineParticipants(id));
        Set(model, "objectives", "due", "Literal", "6 working days");
        await SaveAsync(model);

        var problems = await ProblemsAsync(id);

        Assert.Equal((2, false), ((int)problems["version"]!, (bool)problems["isPublished"]!));
        Assert.Empty(problems["problems"]!.AsArray());
        Assert.Equal("""[{"version":1,"audits":1}]""", problems["runningAudits"]!.ToJsonString());
    }

    [Theory]
    [InlineData("infection-control")]
    [InlineData("safeguarding")]
    [InlineData("medication")]
    [InlineData("person-centred-care")]
    [InlineData("follow-up-review")]
    public async Task A_shipped_audit_type_is_published_without_a_problem_and_saving_what_was_opened_changes_nothing(string id)
    {
        var opened = (await elsa.GetAsync($"/workflow-definitions/by-definition-id/{id}")).Ok().AsObject();
        Assert.True((bool)opened["isPublished"]!);
        Assert.Empty((await ProblemsAsync(id))["problems"]!.AsArray());

        var saved = (await elsa.PostAsync("/workflow-definitions", new JsonObject { ["model"] = opened.DeepClone(), ["publish"] = false })).Ok()["workflowDefinition"]!;

        foreach (var member in new[] { "name", "description", "variables", "inputs", "outputs", "outcomes", "options", "root" })
        {
            Assert.True(JsonNode.DeepEquals(opened[member], saved[member]), member);
        }
    }

    [Fact]
    public async Task There_is_nothing_to_tell_of_what_there_is_not() =>
        Assert.Equal(HttpStatusCode.NotFound, (await api.SendAsync(HttpMethod.Get, "/api/v1/audit-types/nobody/problems")).StatusCode);

    private async Task<JsonNode> ProblemsAsync(string id) => await api.GetAsync($"/api/v1/audit-types/{id}/problems");

    private async Task SaveAsync(JsonObject model) =>
        Assert.Equal(HttpStatusCode.OK, (await elsa.PostAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = false })).Status);

    // Under an id of its own, so that tests do not meet.
    private static JsonObject Shipped(string file)
    {
        var model = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "workflows", $"{file}.json")))!.AsObject();
        model["definitionId"] = $"{file}-{Guid.NewGuid():N}";
        model.Remove("id");
        return model;
    }

    private static void Set(JsonObject model, string activity, string input, string type, string value) =>
        model["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == activity)![input] =
            new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
