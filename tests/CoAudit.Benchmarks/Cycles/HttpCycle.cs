using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoAudit.TestSupport;

namespace CoAudit.Benchmarks.Cycles;

/// <summary>The same through HTTP in a process of its own: run the workflow, then tell it the event that it waits for and wait until it has heard.</summary>
internal sealed class HttpCycle(HttpClient client) : ICycle
{
    private const string Api = "/elsa/api";

    public static async Task<HttpCycle> PrepareAsync(ServiceProcess service)
    {
        HttpCycle cycle = new(service.Client);
        JsonObject save = new() { ["model"] = JsonNode.Parse(BenchmarkWorkflows.OneEvent), ["publish"] = true };
        using var saved = await cycle.PostAsync("/workflow-definitions", save);
        return cycle;
    }

    public async Task<Func<Task>> StartAsync()
    {
        using var started = await PostAsync($"/workflow-definitions/{BenchmarkWorkflows.OneEventId}/execute", []);
        var id = started.Headers.GetValues("x-elsa-workflow-instance-id").Single();
        return () => TellAsync(id);
    }

    private async Task TellAsync(string id)
    {
        using var told = await PostAsync("/events/go/trigger", new JsonObject { ["workflowInstanceId"] = id, ["workflowExecutionMode"] = "Synchronous" });
    }

    private async Task<HttpResponseMessage> PostAsync(string path, JsonObject body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Api + path, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"ApiKey {ServiceProcess.ApiKey}");
        var response = await client.SendAsync(request);
        return response.EnsureSuccessStatusCode();
    }
}
