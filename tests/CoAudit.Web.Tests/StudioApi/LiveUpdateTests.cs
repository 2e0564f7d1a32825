using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Conformance;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>A screen that shows a running workflow is told when it moves, over the socket that Studio opens.</summary>
public sealed class LiveUpdateTests(SqliteService service) : IClassFixture<SqliteService>
{
    private const char End = '\u001e';

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Queue<string> messages = new();

    private readonly ElsaApi api = new(service.Service.Client);

    private Uri Hub => new UriBuilder(service.Service.Address) { Scheme = "ws", Path = "/elsa/hubs/workflow-instance" }.Uri;

    [Fact]
    public async Task Whoever_watches_an_instance_is_told_where_it_stands_and_when_it_moves()
    {
        var id = $"watched-{Guid.NewGuid():N}";
        await api.PublishAsync(new FlowJson(id).Task("first").Task("second").Arrows("first>second").ToJson());
        var instance = await api.ExecuteAsync(id);
        using var limit = new CancellationTokenSource(Patience);
        using var socket = await ConnectAsync($"ApiKey {ServiceProcess.ApiKey}", limit.Token);

        await SendAsync(socket, $$"""{"type":1,"target":"ObserveInstanceAsync","arguments":["{{instance}}"]}""", limit.Token);
        var standing = await NextAsync(socket, "ActivityExecutionLogUpdatedAsync", limit.Token);
        Assert.True((bool)Of(standing, "first")["isBlocked"]!);
        Assert.Equal(instance, (string?)(await NextAsync(socket, "WorkflowInstanceUpdatedAsync", limit.Token))["arguments"]![0]!["workflowInstanceId"]);

        var task = (string)(await api.InstanceAsync(instance))["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]!;
        await api.PostAsync($"/tasks/{task}/complete", new JsonObject());

        var moved = await NextAsync(socket, "ActivityExecutionLogUpdatedAsync", limit.Token);
        Assert.Equal(1, (int)Of(moved, "first")["completedCount"]!);
        Assert.True((bool)Of(moved, "second")["isBlocked"]!);
    }

    [Fact]
    public async Task Nobody_listens_who_may_not_see_the_designer()
    {
        using var limit = new CancellationTokenSource(Patience);

        foreach (var authorization in (string?[])[null, "ApiKey wrong-key-of-the-right-length-0000000"])
        {
            using ClientWebSocket socket = new();
            if (authorization is not null)
            {
                socket.Options.SetRequestHeader("Authorization", authorization);
            }

            socket.Options.CollectHttpResponseDetails = true;
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Hub, limit.Token));
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, socket.HttpStatusCode);
        }
    }

    private async Task<ClientWebSocket> ConnectAsync(string authorization, CancellationToken cancellationToken)
    {
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", authorization);
        await socket.ConnectAsync(Hub, cancellationToken);
        await SendAsync(socket, """{"protocol":"json","version":1}""", cancellationToken);
        Assert.Equal("{}", await ReadAsync(socket, cancellationToken));
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private async Task<JsonNode> NextAsync(ClientWebSocket socket, string target, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = JsonNode.Parse(await ReadAsync(socket, cancellationToken))!;
            if (string.Equals((string?)message["target"], target, StringComparison.Ordinal))
            {
                return message;
            }
        }
    }

    // The server may put several messages into one frame.
    private async Task<string> ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        if (messages.TryDequeue(out var kept))
        {
            return kept;
        }

        using MemoryStream whole = new();
        var buffer = new byte[8192];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            await whole.WriteAsync(buffer.AsMemory(0, part.Count), cancellationToken);
        }
        while (!part.EndOfMessage);

        foreach (var message in Encoding.UTF8.GetString(whole.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries))
        {
            messages.Enqueue(message);
        }

        return messages.Dequeue();
    }

    private static JsonNode Of(JsonNode message, string activity) =>
        message["arguments"]![0]!["stats"]!.AsArray().Single(s => string.Equals((string?)s!["activityId"], activity, StringComparison.Ordinal))!;
}
