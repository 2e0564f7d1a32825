using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Conformance;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>What is never run here, over Elsa's addresses: kept as a draft, refused at publish.</summary>
public sealed class RefusedDefinitionTests(SqliteService service) : IClassFixture<SqliteService>
{
    private readonly ElsaApi api = new(service.Service.Client);

    [Theory]
    [InlineData("Elsa.HttpEndpoint")]
    [InlineData("Elsa.SendHttpRequest")]
    [InlineData("Elsa.FlowSendHttpRequest")]
    [InlineData("Elsa.StateMachine")]
    [InlineData("Elsa.Inline")]
    [InlineData("Elsa.RunCSharp")]
    public async Task An_activity_that_is_not_offered_here_cannot_be_published_and_is_named(string type)
    {
        var model = Model().Node("x", type, ("name", "Ask the council"), ("path", FlowJson.Literal("orders/{id}")), ("states", new JsonArray("a", "b"))).ToJson();

        await AssertRefusedAsync(model, "\"Ask the council\"");
    }

    [Theory, InlineData("CSharp"), InlineData("Python")]
    public async Task An_expression_in_a_language_that_is_not_run_here_cannot_be_published_and_its_activity_is_named(string language)
    {
        var model = Model().Node("x", "Elsa.WriteLine", ("name", "Greet"), ("text", FlowJson.Expression(language, "1 + 1"))).ToJson();

        await AssertRefusedAsync(model, "\"Greet\"");
    }

    [Fact]
    public async Task A_type_that_nobody_knows_is_published_and_is_an_incident_when_it_is_reached()
    {
        var model = Model().Node("x", "Acme.Unknown").ToJson();
        await api.PublishAsync(model);

        var answer = await api.PostAsync($"/workflow-definitions/{(string)model["definitionId"]!}/execute", new JsonObject());

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("x", (string?)answer.Body!["workflowState"]!["incidents"]![0]!["activityId"]);
    }

    private async Task AssertRefusedAsync(JsonObject model, string named)
    {
        var id = (string)model["definitionId"]!;
        model["x-kept"] = new JsonObject { ["deep"] = new JsonArray(1, "two", null) };
        var draft = await api.PostAsync("/workflow-definitions/import", model.DeepClone());
        Assert.Equal(HttpStatusCode.OK, draft.Status);

        var atOnce = await api.PostAsync("/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = true });
        var later = await api.PostAsync($"/workflow-definitions/{id}/publish", new JsonObject());

        foreach (var refused in (ElsaAnswer[])[atOnce, later])
        {
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(named, (string)Assert.Single(refused.Body!["errors"]!["generalErrors"]!.AsArray())!, StringComparison.Ordinal);
        }

        var kept = (await api.GetAsync($"/workflow-definitions/by-definition-id/{id}")).Ok();
        Assert.False((bool)kept["isPublished"]!);

        // What is read is filled in for the designer; what is exported is what was imported.
        var exported = (await api.GetAsync($"/workflow-definitions/{id}/export")).Ok();
        Assert.All(model, member => Assert.True(JsonNode.DeepEquals(member.Value, exported[member.Key]), member.Key));
    }

    private static FlowJson Model() => new($"refused-{Guid.NewGuid():N}");
}
