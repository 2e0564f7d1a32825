using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Conformance;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.Faults;

/// <summary>Two processes on one PostgreSQL want the same bookmark: one wins, also when the other falls asleep in the middle of its transaction.</summary>
public sealed class SleepingNodeTests(PostgresCluster cluster)
{
    private const int Rivals = 32;

    private static readonly TimeSpan ServerGivesUp = TimeSpan.FromSeconds(40);

    [Theory]
    // It has read the instance and holds nothing yet: the other goes past it.
    [InlineData("stop before 1 UPDATE instances")]
    // It has changed everything and holds the rows: the other waits until the server ends the sleeper's transaction.
    [InlineData("stop after 1 INSERT INTO journal")]
    public async Task One_that_fell_asleep_in_the_middle_of_a_transaction_cannot_commit_when_it_wakes(string point)
    {
        var settings = await cluster.SettingsAsync(Database.Postgres);
        await using var awake = await ServiceProcess.StartAsync(settings);
        await using var sleeper = await ServiceProcess.StartAsync(settings.And(new Dictionary<string, string>(StringComparer.Ordinal) { ["COAUDIT_FAULT_POINT"] = point, ["Pump__Interval"] = "01:00:00" }));
        var api = new ElsaApi(awake.Client);
        await api.PublishAsync(Flow());
        var id = await api.ExecuteAsync("asks");
        var task = await TaskAsync(api, id);

        var late = CompleteAsync(new ElsaApi(sleeper.Client), task, "sleeper");
        await Eventually.ThatAsync(sleeper.Process.IsPausedAsync, "it has fallen asleep");
        await CompleteAsync(api, task, "awake");
        await Eventually.ThatAsync(async () => await ResultAsync(api, id) is not null, "the other's change is committed", ServerGivesUp);
        await sleeper.Process.ContinueAsync();
        await late;

        Assert.Equal("awake", await ResultAsync(api, id));
        Assert.Single(await api.JournalAsync(id), line => (string?)line["activityId"] == "ask" && (string?)line["eventName"] == "Completed");
        Assert.Equal(2, await StoredRows.CountAsync(Database.Postgres, awake, "journal"));
    }

    [Fact]
    public async Task Of_many_who_complete_one_task_on_two_processes_one_wins()
    {
        await using var nodes = await Nodes.StartAsync(await cluster.SettingsAsync(Database.Postgres), 2);
        var api = new ElsaApi(nodes[0].Client);
        await api.PublishAsync(Flow());
        var id = await api.ExecuteAsync("asks");
        var task = await TaskAsync(api, id);

        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(i => CompleteAsync(new ElsaApi(nodes.Client(i)), task, $"rival {i}")));

        Assert.All(answers, answer => Assert.Equal(200, answer.Code));
        Assert.StartsWith("rival", await ResultAsync(api, id), StringComparison.Ordinal);
        Assert.Single(await api.JournalAsync(id), line => (string?)line["activityId"] == "ask" && (string?)line["eventName"] == "Completed");
    }

    [Fact]
    public async Task Many_events_at_once_on_two_processes_are_each_heard_once()
    {
        await using var nodes = await Nodes.StartAsync(await cluster.SettingsAsync(Database.Postgres), 2);
        var api = new ElsaApi(nodes[0].Client);
        await api.PublishAsync(new FlowJson("counts").Variable("R").Event("go").Set("count", "R", "(getVariable('R') || 0) + 1").Arrows("go>count count>go").ToJson());
        var id = await api.ExecuteAsync("counts");

        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(i => new ElsaApi(nodes.Client(i)).PostAsync("/events/go/trigger", new JsonObject { ["workflowInstanceId"] = id })));

        Assert.All(answers, answer => Assert.Equal(200, answer.Code));
        await Eventually.ThatAsync(() => ResultAsync(api, id), result => result == $"{Rivals}", "all events were heard");
        Assert.Equal(0, await StoredRows.CountAsync(Database.Postgres, nodes[0], "timers"));
        Assert.Equal(0, await StoredRows.CountAsync(Database.Postgres, nodes[0], "unheard_events"));
    }

    private static JsonObject Flow() => new FlowJson("asks").Variable("R")
        .Node("ask", "Elsa.RunTask", ("taskName", FlowJson.Literal("ask")), ("result", FlowJson.Into("R"))).Event("never").Arrows("ask>never").ToJson();

    private static async Task<string> TaskAsync(ElsaApi api, string id) => (string)(await api.InstanceAsync(id))["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]!;

    private static Task<ElsaAnswer> CompleteAsync(ElsaApi api, string task, string result) => api.PostAsync($"/tasks/{task}/complete", new JsonObject { ["result"] = result });

    private static async Task<string?> ResultAsync(ElsaApi api, string id) =>
        (await api.GetAsync($"/workflow-instances/{id}/variables")).Ok()["items"]!.AsArray().Single(v => (string?)v!["name"] == "R")!["value"]?.ToString();
}
