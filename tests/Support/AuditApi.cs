using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoAudit.TestSupport;

/// <summary>Our REST API as a program outside uses it. Answers are plain JSON, so that a test sees exactly what was sent.</summary>
public sealed class AuditApi(HttpClient client, string authorization)
{
    /// <summary>The published audit types.</summary>
    public async Task<JsonArray> AuditTypesAsync() => (await GetAsync("/api/v1/audit-types")).AsArray();

    /// <summary>Starts an audit and returns its id.</summary>
    public async Task<string> StartAuditAsync(AuditRequest request)
    {
        var started = await PostAsync("/api/v1/audits", request);
        return started["id"]!.GetValue<string>();
    }

    /// <summary>One audit with its stages and participants.</summary>
    public Task<JsonNode> AuditAsync(string id) => GetAsync($"/api/v1/audits/{id}");

    /// <summary>An audit's tasks.</summary>
    public async Task<JsonArray> TasksAsync(string id) => (await GetAsync($"/api/v1/audits/{id}/tasks")).AsArray();

    /// <summary>An audit's mails with their state.</summary>
    public async Task<JsonArray> MailsAsync(string id) => (await GetAsync($"/api/v1/audits/{id}/mails")).AsArray();

    /// <summary>An audit's reviews.</summary>
    public async Task<JsonArray> ReviewsAsync(string id) => (await GetAsync($"/api/v1/audits/{id}/reviews")).AsArray();

    /// <summary>An audit's trail.</summary>
    public async Task<JsonArray> TrailAsync(string id) => (await GetAsync($"/api/v1/audits/{id}/trail")).AsArray();

    /// <summary>Cancels an audit.</summary>
    public Task CancelAsync(string id, string reason) => PostAsync($"/api/v1/audits/{id}/cancel", new { reason });

    /// <summary>Waits until an audit has a status.</summary>
    public Task<JsonNode> WaitForStatusAsync(string id, string status, TimeSpan? within = null) => Eventually.ThatAsync(
        () => AuditAsync(id), audit => string.Equals(audit["status"]?.GetValue<string>(), status, StringComparison.Ordinal), $"audit {id} is {status}", within);

    /// <summary>Gets JSON; anything but success throws with the problem's text.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        return await ReadAsync(response);
    }

    /// <summary>Posts JSON; anything but success throws with the problem's text.</summary>
    public async Task<JsonNode> PostAsync(string path, object body, string? idempotencyKey = null)
    {
        using var response = await SendAsync(HttpMethod.Post, path, body, idempotencyKey);
        return await ReadAsync(response);
    }

    /// <summary>Sends a request and returns whatever came back.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        }

        return await client.SendAsync(request);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{(int)response.StatusCode}: {text}", inner: null, response.StatusCode);
        }

        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }
}
