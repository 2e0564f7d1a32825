using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Sends files as a program outside does.</summary>
internal static class FileCalls
{
    public static async Task<HttpResponseMessage> SendFileAsync(
        this TestHost host, string token, HttpContent content, string name, string? about = null, string? contribution = null, string? idempotencyKey = null, bool asksFirst = false)
    {
        using MultipartFormDataContent form = new();
        foreach (var (field, value) in new[] { ("about", about), ("contribution", contribution) }.Where(f => f.Item2 is not null))
        {
            form.Add(new StringContent(value!), field);
        }

        form.Add(content, "file", name);
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/my/task/files") { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("TaskLink", token);
        request.Headers.ExpectContinue = asksFirst;
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await host.Client.SendAsync(request);
    }

    public static async Task<JsonNode> GiveFileAsync(
        this TestHost host, string token, byte[] content, string name, string? about = null, string? contribution = null, string? idempotencyKey = null)
    {
        using var sent = await host.SendFileAsync(token, new ByteArrayContent(content), name, about, contribution, idempotencyKey);
        var text = await sent.Content.ReadAsStringAsync();
        return sent.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{(int)sent.StatusCode}: {text}");
    }
}
