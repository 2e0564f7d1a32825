using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>Elsa's addresses on a running service. Answers come as they are: status and body.</summary>
internal sealed class ElsaApi(HttpClient client)
{
    public Task<ElsaAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ElsaAnswer> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    public async Task<ElsaAnswer> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using HttpRequestMessage request = new(method, new Uri($"/elsa/api{path}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"ApiKey {ServiceProcess.ApiKey}");
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var header = response.Headers.TryGetValues("x-elsa-workflow-instance-id", out var ids) ? ids.Single() : null;
        return new ElsaAnswer(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), header);
    }

    /// <summary>Saves a definition and publishes it.</summary>
    public async Task<JsonNode> PublishAsync(JsonObject model) => (await PostAsync("/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true })).Ok();

    /// <summary>Runs a published definition as far as it goes.</summary>
    /// <returns>The instance's id.</returns>
    public async Task<string> ExecuteAsync(string definitionId, JsonObject? options = null) =>
        (string)(await PostAsync($"/workflow-definitions/{definitionId}/execute", options ?? [])).Body!["workflowState"]!["id"]!;

    public async Task<JsonNode> InstanceAsync(string id) => (await GetAsync($"/workflow-instances/{id}")).Ok();

    /// <summary>The whole journal, page by page.</summary>
    public async Task<IReadOnlyList<JsonNode>> JournalAsync(string id)
    {
        var lines = new List<JsonNode>();
        while (true)
        {
            var page = (await GetAsync($"/workflow-instances/{id}/journal?page={lines.Count / 1000}&pageSize=1000")).Ok();
            var items = page["items"]!.AsArray();
            lines.AddRange(items.Select(item => item!));
            if (items.Count == 0 || lines.Count >= (int)page["totalCount"]!)
            {
                return lines;
            }
        }
    }
}

internal sealed record ElsaAnswer(HttpStatusCode Status, JsonNode? Body, string? InstanceId)
{
    public int Code => (int)Status;

    public JsonNode Ok() => Status == HttpStatusCode.OK ? Body! : throw new HttpRequestException($"{Code}: {Body?.ToJsonString()}");
}
