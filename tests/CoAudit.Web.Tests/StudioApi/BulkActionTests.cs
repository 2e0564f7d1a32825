using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>What is done to many at once is done to those that it can be done to; the others are named, and nothing is left out in silence.</summary>
public sealed class BulkActionTests(SqliteHost shared) : IClassFixture<SqliteHost>
{
    private readonly string definition = $"many-{Guid.NewGuid():N}";

    private AuditApi Api => shared.Host.Api();

    [Fact]
    public async Task Instances_are_deleted_and_counted()
    {
        await PublishAsync();
        var (first, second) = (await RunAsync(), await RunAsync());

        var answer = await Api.PostAsync("/elsa/api/bulk-actions/delete/workflow-instances/by-id", Ids(first, second, first, "gone"));

        Assert.Equal(2, (int)answer["deleted"]!);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task What_runs_an_audit_is_kept_and_named_and_the_rest_is_deleted()
    {
        await PublishAsync();
        var (first, second) = (await RunAsync(), await RunAsync());
        var audit = await AuditInstanceAsync();

        var told = await RefusedAsync("/bulk-actions/delete/workflow-instances/by-id", Ids(first, audit, second));

        Assert.Equal("2 were deleted.", told[0]);
        Assert.Contains(audit, told[1], StringComparison.Ordinal);
        Assert.EndsWith("This workflow runs an audit and is kept with it.", told[1], StringComparison.Ordinal);
        Assert.Equal(2, told.Count);
        Assert.Equal(0, await CountAsync());
        Assert.Equal(audit, (string?)(await Api.GetAsync($"/elsa/api/workflow-instances/{audit}"))["id"]);
    }

    [Fact]
    public async Task Cancelling_goes_on_after_what_runs_an_audit()
    {
        await PublishAsync();
        var (first, second) = (await RunAsync(), await RunAsync());
        var audit = await AuditInstanceAsync();

        var told = await RefusedAsync("/bulk-actions/cancel/workflow-instances", Ids(first, audit, second));

        Assert.Equal("2 were cancelled.", told[0]);
        Assert.Contains(audit, told[1], StringComparison.Ordinal);
        Assert.Contains("Cancel the audit, with a reason", told[1], StringComparison.Ordinal);
        Assert.Equal(["Cancelled", "Cancelled", "Suspended"], [await StandingAsync(first), await StandingAsync(second), await StandingAsync(audit)]);
    }

    [Fact]
    public async Task What_runs_of_a_definition_is_cancelled_and_its_audits_go_on()
    {
        var versionId = (string)(await PublishAsync())["id"]!;
        var run = await RunAsync();

        var answer = await Api.PostAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new JsonObject { ["ids"] = null, ["definitionVersionId"] = versionId });
        Assert.Equal((1, "Cancelled"), ((int)answer["cancelled"]!, await StandingAsync(run)));

        var audit = await AuditInstanceAsync();
        var told = await RefusedAsync("/bulk-actions/cancel/workflow-instances", new JsonObject { ["definitionId"] = "infection-control" });
        Assert.Contains("Cancel the audit on its own page", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal("Suspended", await StandingAsync(audit));
        Assert.Equal(0, (int)(await Api.PostAsync("/elsa/api/bulk-actions/cancel/workflow-instances", new JsonObject()))["cancelled"]!);
    }

    [Fact]
    public async Task All_matches_of_a_filter_are_cancelled_and_no_others()
    {
        await PublishAsync();
        var (first, second, other) = (await RunAsync("Ash floor"), await RunAsync("ash garden"), await RunAsync("Beech"));
        var filter = new JsonObject { ["emptyFilterSelectsAll"] = true, ["isSystem"] = false, ["hasIncidents"] = null, ["definitionIds"] = new JsonArray(definition), ["searchTerm"] = "ASH" };

        var answer = await Api.PostAsync("/elsa/api/alterations/submit", Plan("Cancel", filter));

        Assert.Equal(2, (int)answer["cancelled"]!);
        Assert.NotNull((string?)answer["planId"]);
        Assert.Equal(["Cancelled", "Cancelled", "Suspended"], [await StandingAsync(first), await StandingAsync(second), await StandingAsync(other)]);
    }

    [Theory]
    [InlineData("Migrate", "searchTerm", "only one thing can be done: Cancel")]
    [InlineData("Cancel", "activityFilters", "cannot be chosen by activityFilters")]
    public async Task A_plan_that_means_something_else_touches_nothing(string alteration, string member, string told)
    {
        await PublishAsync();
        var run = await RunAsync();

        var refused = await RefusedAsync("/alterations/submit", Plan(alteration, new JsonObject { ["definitionIds"] = new JsonArray(definition), [member] = "x" }));

        Assert.Contains(told, Assert.Single(refused), StringComparison.Ordinal);
        Assert.Equal("Suspended", await StandingAsync(run));
    }

    [Fact]
    public async Task A_plan_without_a_choice_means_none()
    {
        await PublishAsync();
        var run = await RunAsync();

        await Api.PostAsync("/elsa/api/alterations/submit", Plan("Cancel", []));
        await Api.PostAsync("/elsa/api/alterations/submit", Plan("Cancel", new JsonObject { ["definitionIds"] = new JsonArray(definition), ["isSystem"] = true }));

        Assert.Equal("Suspended", await StandingAsync(run));
    }

    [Fact]
    public async Task A_definition_that_audits_run_on_does_not_keep_others_from_being_deleted()
    {
        await PublishAsync();
        await AuditInstanceAsync();
        var name = (string)(await Api.GetAsync("/elsa/api/workflow-definitions/by-definition-id/infection-control"))["name"]!;

        var told = await RefusedAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray("infection-control", definition) });

        Assert.Equal("1 was deleted.", told[0]);
        Assert.StartsWith($"{name}: ", told[1], StringComparison.Ordinal);
        using var gone = await Api.SendAsync(HttpMethod.Get, $"/elsa/api/workflow-definitions/by-definition-id/{definition}");
        Assert.Equal(404, (int)gone.StatusCode);
    }

    [Fact]
    public async Task A_published_version_does_not_keep_others_from_being_deleted()
    {
        var published = (string)(await PublishAsync())["id"]!;
        var draft = (string)(await SaveAsync(new FlowJson(definition).Task("other").ToJson(), publish: false))["id"]!;

        var told = await RefusedAsync("/bulk-actions/delete/workflow-definitions/by-id", Ids(published, draft));

        Assert.Equal(["1 was deleted.", $"Version 1 of \"{definition}\" is published. Unpublish it first."], told);
    }

    private static JsonObject Ids(params string[] ids) => new() { ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]) };

    private static JsonObject Plan(string type, JsonObject filter) => new() { ["alterations"] = new JsonArray(new JsonObject { ["type"] = type }), ["filter"] = filter };

    private Task<JsonNode> PublishAsync() => SaveAsync(new FlowJson(definition).Task("waits").ToJson(), publish: true);

    private async Task<JsonNode> SaveAsync(JsonObject model, bool publish) =>
        (await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = publish }))["workflowDefinition"]!;

    private async Task<string> RunAsync(string? name = null) =>
        (string)(await Api.PostAsync($"/elsa/api/workflow-definitions/{definition}/execute", new JsonObject { ["name"] = name }))["workflowState"]!["id"]!;

    private async Task<string> AuditInstanceAsync()
    {
        await Api.StartAuditAsync(AuditRequest.WithNineParticipants("infection-control"));
        return (string)(await Api.GetAsync("/elsa/api/workflow-instances?definitionId=infection-control&status=Running"))["items"]![0]!["id"]!;
    }

    private async Task<int> CountAsync() => (int)(await Api.GetAsync($"/elsa/api/workflow-instances?definitionId={definition}"))["totalCount"]!;

    private async Task<string> StandingAsync(string id) => (string)(await Api.GetAsync($"/elsa/api/workflow-instances/{id}"))["subStatus"]!;

    private async Task<IReadOnlyList<string>> RefusedAsync(string path, JsonObject body)
    {
        using var refused = await Api.SendAsync(HttpMethod.Post, $"/elsa/api{path}", body);
        Assert.Equal(400, (int)refused.StatusCode);
        return [.. JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]!.AsArray().Select(m => (string)m!)];
    }
}
