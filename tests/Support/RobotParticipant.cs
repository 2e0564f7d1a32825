using System.Text.Json.Nodes;

namespace CoAudit.TestSupport;

/// <summary>A participant who acts through the API with the token of one mailed task link, and with nothing else.</summary>
public sealed class RobotParticipant(HttpClient client, string token)
{
    private readonly AuditApi api = new(client, $"TaskLink {token}");

    /// <summary>What this participant may see and do now.</summary>
    public Task<JsonNode> TaskAsync() => api.GetAsync("/api/v1/my/task");

    /// <summary>Looks at the task and returns whatever came back.</summary>
    public Task<HttpResponseMessage> TryTaskAsync() => api.SendAsync(HttpMethod.Get, "/api/v1/my/task");

    /// <summary>Adds a contribution and returns its receipt.</summary>
    public async Task<string> ContributeAsync(string kind, string text)
    {
        var stored = await api.PostAsync("/api/v1/my/task/contributions", new { kind, text });
        return stored["receipt"]!.GetValue<string>();
    }

    /// <summary>Adds a contribution of the stage's own kind and returns whatever came back.</summary>
    public Task<HttpResponseMessage> TryContributeAsync(string text, string? idempotencyKey = null) =>
        api.SendAsync(HttpMethod.Post, "/api/v1/my/task/contributions", new { text }, idempotencyKey);

    /// <summary>Signs off as agreed.</summary>
    public Task AgreeAsync() => SignOffAsync("agree");

    /// <summary>Signs off as agreed, with a concern.</summary>
    public Task AgreeWithConcernAsync(string reason) => SignOffAsync("agree-with-concern", reason);

    /// <summary>Objects, with a reason.</summary>
    public Task ObjectAsync(string reason) => SignOffAsync("object", reason);

    /// <summary>Says that it is not for them now.</summary>
    public Task NotForMeNowAsync() => SignOffAsync("not-for-me-now");

    /// <summary>Signs off with any answer and returns what the service recorded.</summary>
    public async Task<JsonNode> SignOffAsync(string answer, string? reason = null)
    {
        using var response = await TrySignOffAsync(answer, reason);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(text) ?? new JsonObject()
            : throw new HttpRequestException($"{(int)response.StatusCode}: {text}", inner: null, response.StatusCode);
    }

    /// <summary>Signs off and returns whatever came back, for races and refusals.</summary>
    public Task<HttpResponseMessage> TrySignOffAsync(string answer, string? reason = null, string? idempotencyKey = null) =>
        api.SendAsync(HttpMethod.Post, "/api/v1/my/task/sign-off", reason is null ? new { answer } : new { answer, reason }, idempotencyKey);
}
