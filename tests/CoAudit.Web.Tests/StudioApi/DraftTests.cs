using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>What the designer is given to draw, and what becomes of what it sends back.</summary>
public sealed class DraftTests(SqliteHost shared) : IClassFixture<SqliteHost>
{
    private AuditApi Api => shared.Host.Api();

    [Fact]
    public async Task Who_saves_an_older_draft_is_told_and_changes_nothing()
    {
        var first = await SaveAsync(Model("two-leads", "one"));
        var mine = first.DeepClone();
        var theirs = first.DeepClone();
        theirs["name"] = "theirs";
        await SaveAsync(theirs);

        mine["name"] = "mine";
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => SaveAsync(mine));

        Assert.StartsWith("400", refused.Message, StringComparison.Ordinal);
        Assert.Contains("stale-draft", refused.Message, StringComparison.Ordinal);
        Assert.Contains("saved a newer version at", refused.Message, StringComparison.Ordinal);
        var kept = await ReadAsync("two-leads");
        Assert.Equal("theirs", (string?)kept["name"]);
        Assert.Null((await Api.GetAsync("/elsa/api/workflow-definitions/two-leads/export"))["customProperties"]?["rev"]);
    }

    [Fact]
    public async Task Saving_what_is_published_as_it_stands_makes_no_draft()
    {
        var draft = await SaveAsync(Model("as-it-stands", "one"));
        var published = (await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = draft.DeepClone(), ["publish"] = true }))["workflowDefinition"]!;

        var saved = await SaveAsync(published);

        Assert.Equal((1, true), ((int)saved["version"]!, (bool)saved["isPublished"]!));
        saved["description"] = "changed";
        var changed = await SaveAsync(saved);

        Assert.Equal((2, false), ((int)changed["version"]!, (bool)changed["isPublished"]!));
    }

    [Fact]
    public async Task More_than_five_megabytes_is_refused_with_the_reason_where_Studio_shows_it()
    {
        var model = Model("too-much", "start");
        model["description"] = new string('x', 5_300_000);

        using var refused = await Api.SendAsync(HttpMethod.Post, "/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = false });

        Assert.Equal(400, (int)refused.StatusCode);
        var messages = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]!.AsArray();
        Assert.Contains("5,000,000 are allowed", (string?)Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_no_activity_for_is_drawn_by_a_stand_in_and_comes_back_whole()
    {
        var model = Model("with-a-stranger", "start", flow => flow.Node("x", "Other.Thing", ("depth", JsonValue.Create(3))));
        var shown = await SaveAsync(model);

        Assert.Equal("Elsa.NotFoundActivity", TypeOf(shown, "x"));
        Assert.Contains("Other.Thing", shown.ToJsonString(), StringComparison.Ordinal);
        await SaveAsync(shown);
        var exported = await Api.GetAsync("/elsa/api/workflow-definitions/with-a-stranger/export");
        Assert.Equal("Other.Thing", TypeOf(exported, "x"));
        Assert.Equal(3, (int?)Activity(exported, "x")["depth"]);
    }

    [Fact]
    public async Task A_workflow_that_may_be_used_as_an_activity_is_offered_and_drawn()
    {
        var child = Model("lent-out", "go", flow => flow.UsableAsActivity());
        child["name"] = "Lent out";
        var saved = (await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = child, ["publish"] = true }))["workflowDefinition"]!;

        var palette = (await Api.GetAsync("/elsa/api/descriptors/activities?Refresh=True"))["items"]!.AsArray();
        var offered = Assert.Single(palette, item => (string?)item!["typeName"] is "LentOut")!;
        Assert.True((bool)offered["isBrowsable"]!);
        Assert.Equal("lent-out", (string?)offered["constructionProperties"]!["WorkflowDefinitionId"]);
        Assert.Equal((string?)saved["id"], (string?)offered["constructionProperties"]!["WorkflowDefinitionVersionId"]);

        var parent = await SaveAsync(Model("borrower", "start", flow => flow.Node("k", "LentOut", ("version", 1), ("workflowDefinitionId", "lent-out"))));
        Assert.Equal("LentOut", TypeOf(parent, "k"));
    }

    [Fact]
    public async Task A_definition_that_audits_run_on_is_kept_and_says_how_many()
    {
        await Api.StartAuditAsync(AuditRequest.WithNineParticipants("infection-control"));

        using var refused = await Api.SendAsync(HttpMethod.Delete, "/elsa/api/workflow-definitions/infection-control");

        var text = await refused.Content.ReadAsStringAsync();
        Assert.Equal(400, (int)refused.StatusCode);
        Assert.Matches("[0-9]+ audits? (is|are) running on this audit type", text);
    }

    [Fact]
    public async Task Nearly_five_megabytes_and_names_that_mean_harm_are_kept_as_they_are()
    {
        const string hostile = "\"><script>alert(1)</script> '; drop table x; -- \u202Egnp.exe ../../etc";
        var model = Model("hostile", "start");
        model["name"] = hostile;
        model["description"] = new string('x', 4_900_000);

        var saved = await SaveAsync(model);

        Assert.Equal(hostile, (string?)saved["name"]);
        using var file = await Api.SendAsync(HttpMethod.Get, "/elsa/api/workflow-definitions/hostile/export");
        Assert.Matches("^[a-z0-9.-]+$", file.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
    }

    private static JsonObject Model(string id, string line, Func<FlowJson, FlowJson>? more = null) =>
        (more ?? (flow => flow))(new FlowJson(id).Line(line)).ToJson();

    private static JsonNode Activity(JsonNode definition, string id) => definition["root"]!["activities"]!.AsArray().Single(a => string.Equals((string?)a!["id"], id, StringComparison.Ordinal))!;

    private static string? TypeOf(JsonNode definition, string id) => (string?)Activity(definition, id)["type"];

    private async Task<JsonNode> SaveAsync(JsonNode model) =>
        (await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = false }))["workflowDefinition"]!;

    private Task<JsonNode> ReadAsync(string id) => Api.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest");
}
