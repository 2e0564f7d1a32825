using System.IO.Compression;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>Taking definitions out as files, with those that use them where that is asked for.</summary>
public sealed class ExportTests(SqliteHost shared) : IClassFixture<SqliteHost>
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    private AuditApi Api => shared.Host.Api();

    [Fact]
    public async Task Who_asks_for_referencing_workflows_gets_them_and_theirs()
    {
        var versionId = await SaveAllAsync();

        Assert.Equal([Id("inner"), Id("middle"), Id("outer")], await UnpackedAsync(HttpMethod.Get, $"/workflow-definitions/{Id("inner")}/export?versionOptions=Latest&includeConsumingWorkflows=True"));
        Assert.Equal([Id("inner"), Id("middle"), Id("outer")], await UnpackedAsync(HttpMethod.Post, "/bulk-actions/export/workflow-definitions", Many([versionId], with: true)));
        Assert.Equal([Id("middle"), Id("outer")], await UnpackedAsync(HttpMethod.Post, "/bulk-actions/export/workflow-definitions", Many([Id("outer"), Id("middle")], with: true)));
    }

    [Fact]
    public async Task Who_does_not_ask_gets_the_one()
    {
        var versionId = await SaveAllAsync();

        var one = await Api.GetAsync($"/elsa/api/workflow-definitions/{Id("inner")}/export?versionOptions=Latest&includeConsumingWorkflows=False");
        Assert.Equal(Id("inner"), (string?)one["definitionId"]);
        Assert.Equal([Id("inner")], await UnpackedAsync(HttpMethod.Post, "/bulk-actions/export/workflow-definitions", Many([versionId], with: false)));
    }

    [Fact]
    public async Task Two_of_one_name_are_two_files()
    {
        foreach (var id in (string[])["left", "right"])
        {
            var model = new FlowJson(Id(id)).Line("x").ToJson();
            model["name"] = "Alike";
            await SaveAsync(model);
        }

        Assert.Equal([Id("left"), Id("right")], await UnpackedAsync(HttpMethod.Post, "/bulk-actions/export/workflow-definitions", Many([Id("left"), Id("right")], with: false)));
    }

    private string Id(string name) => $"{name}-{mark}";

    private static JsonObject Many(string[] ids, bool with) => new() { ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]), ["includeConsumingWorkflows"] = with };

    private async Task<string> SaveAllAsync()
    {
        var inner = await SaveAsync(new FlowJson(Id("inner")).Line("x").UsableAsActivity().ToJson());
        await SaveAsync(new FlowJson(Id("middle")).Use("k", Id("inner")).UsableAsActivity().ToJson());
        await SaveAsync(new FlowJson(Id("outer")).Use("k", Id("middle")).ToJson());
        return (string)inner["id"]!;
    }

    private async Task<JsonNode> SaveAsync(JsonObject model) =>
        (await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true }))["workflowDefinition"]!;

    private async Task<IReadOnlyList<string>> UnpackedAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        using var answer = await Api.SendAsync(method, $"/elsa/api{path}", body);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        await using var archive = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        Assert.Equal(archive.Entries.Count, archive.Entries.Select(e => e.FullName).Distinct(StringComparer.Ordinal).Count());
        var ids = new List<string>();
        foreach (var entry in archive.Entries)
        {
            await using var file = await entry.OpenAsync();
            ids.Add((string)(await JsonNode.ParseAsync(file))!["definitionId"]!);
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
