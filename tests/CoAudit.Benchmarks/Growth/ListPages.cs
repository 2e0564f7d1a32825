using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.TestSupport;

namespace CoAudit.Benchmarks.Growth;

/// <summary>The list of instances over HTTP.</summary>
internal static class ListPages
{
    public static async Task<int> TotalAsync(ServiceProcess service) => (int)(await ListAsync(service, 0, 1))["totalCount"]!;

    /// <returns>Milliseconds that the page took.</returns>
    public static async Task<double> ReadAsync(ServiceProcess service, int page, int size)
    {
        var start = Stopwatch.GetTimestamp();
        var list = await ListAsync(service, page, size);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return list["items"]!.AsArray().Count > 0 ? elapsed : throw new InvalidOperationException($"Page {page} is empty.");
    }

    private static async Task<JsonNode> ListAsync(ServiceProcess service, int page, int size)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(string.Create(CultureInfo.InvariantCulture, $"/elsa/api/workflow-instances?page={page}&pageSize={size}"), UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"ApiKey {ServiceProcess.ApiKey}");
        using var answer = await service.Client.SendAsync(request);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
    }
}
