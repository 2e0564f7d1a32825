using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Faults;

/// <summary>One person, one button, 64 requests at once.</summary>
public sealed class RaceTests(PostgresCluster cluster)
{
    private const int Requests = 64;

    [Theory]
    [InlineData(Database.Sqlite, 1)]
    [InlineData(Database.Postgres, 1)]
    [InlineData(Database.Postgres, 2)]
    public async Task One_sign_off_sent_many_times_at_once_is_recorded_once(Database database, int processes)
    {
        await using var node = await Nodes.StartAsync(await cluster.SettingsAsync(database), processes);
        var (id, token) = await AskAsync(node);

        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => SignOffAsync(node.Client(i), token, idempotencyKey: null)));

        Assert.All(answers, answer => Assert.Equal("agree", AuditRecord.Text(answer, "answer")));
        Assert.Single(answers.Select(answer => AuditRecord.Text(answer, "at")).Distinct());
        Assert.Equal(Requests - 1, answers.Count(answer => (bool)answer["alreadyRecorded"]!));
        await AssertOneRecordAsync(node, id);
    }

    [Theory]
    [InlineData(Database.Sqlite, 1)]
    [InlineData(Database.Postgres, 2)]
    public async Task Under_one_idempotency_key_all_get_the_first_answer(Database database, int processes)
    {
        await using var node = await Nodes.StartAsync(await cluster.SettingsAsync(database), processes);
        var (id, token) = await AskAsync(node);

        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(i => SignOffAsync(node.Client(i), token, "one and the same")));

        Assert.All(answers, answer => Assert.True(JsonNode.DeepEquals(answers[0], answer)));
        Assert.False((bool)answers[0]["alreadyRecorded"]!);
        await AssertOneRecordAsync(node, id);
    }

    private static async Task<(string Audit, string Token)> AskAsync(Nodes node)
    {
        var id = await node.Api.StartAuditAsync(AuditRequest.WithNineParticipants("infection-control"));
        return (id, await node.WaitForTokenAsync("pat@example.org"));
    }

    private static async Task<JsonNode> SignOffAsync(HttpClient client, string token, string? idempotencyKey)
    {
        using var response = await new RobotParticipant(client, token).TrySignOffAsync("agree", idempotencyKey: idempotencyKey);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task AssertOneRecordAsync(Nodes node, string id)
    {
        var record = await AuditRecord.ReadAsync(node.Api, id);
        Assert.Single(record.OfKind("sign-off"));
        Assert.Single(record.Tasks, task => AuditRecord.Text(task, "status") == "answered");
        record.AssertChainVerifies();
    }
}
