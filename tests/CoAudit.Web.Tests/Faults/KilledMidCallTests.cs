using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Conformance;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.Faults;

/// <summary>The service kills itself between two calls to the database, at points all over one instance's life: a sample of the sweep with real processes.</summary>
public sealed class KilledMidCallTests(PostgresCluster cluster)
{
    private static readonly string[] Points = ["before 4", "after 9", "before 21", "after 30"];

    private static readonly string[] Expected = ["one", "two", "delay", "run", "join", "after"];

    public static MatrixTheoryData<Database, string> Kills => new([Database.Sqlite, Database.Postgres], Points);

    [Theory]
    [MemberData(nameof(Kills))]
    public async Task Nothing_is_stranded_lost_or_doubled(Database database, string point)
    {
        await using var service = await ServiceProcess.StartAsync(await cluster.SettingsAsync(database));
        var api = new ElsaApi(service.Client);
        await api.PublishAsync(new FlowJson("child").Event("go").ToJson());
        await api.PublishAsync(Flow().ToJson());
        await service.KillAsync();
        service.Set("COAUDIT_FAULT_POINT", $"kill {point}");
        await service.RestartAsync();

        var restarts = 0;
        await CallAsync(() => api.PostAsync("/workflow-definitions/flow/execute", new JsonObject { ["correlationId"] = "c" }), async () => await FindAsync("flow") is not null);
        var id = (await FindAsync("flow"))!;
        await CallAsync(() => TellAsync(id, "one"), () => HeardAsync(id, "one"));
        var child = await Eventually.ThatAsync(() => SurvivingAsync(() => FindAsync("child")), found => found is not null, "the child has begun");
        await CallAsync(() => TellAsync(child!, "go"), () => HeardAsync(child!, "go"));
        await CallAsync(() => TellAsync(id, "two"), () => HeardAsync(id, "two"));
        var instance = await Eventually.ThatAsync(
            () => SurvivingAsync(() => api.InstanceAsync(id)), seen => (string?)seen["status"] == "Finished", "the instance has ended", TimeSpan.FromMinutes(3));

        Assert.Equal(1, restarts);
        Assert.Equal("Finished", (string?)instance["subStatus"]);
        var completed = (await api.JournalAsync(id)).Where(line => (string?)line["eventName"] == "Completed").Select(line => (string)line["activityId"]!).ToList();
        Assert.All(Expected, activity => Assert.Single(completed, activity));
        await Eventually.ThatAsync(async () => await StoredRows.CountAsync(database, service, "timers") == 0, "no timer is left");
        await StoredRows.AssertNobodyIsStrandedAsync(database, service);

        // A client that got no answer looks whether it was heard, and asks again only if it was not.
        async Task CallAsync(Func<Task<ElsaAnswer>> call, Func<Task<bool>> wasHeard)
        {
            while (!await AnsweredAsync(call) && !await SurvivingAsync(wasHeard))
            {
                // Not heard: again.
            }
        }

        async Task<bool> AnsweredAsync(Func<Task<ElsaAnswer>> call)
        {
            try
            {
                return (await call()).Code == 200;
            }
            catch (HttpRequestException)
            {
                await ReplaceAsync();
                return false;
            }
        }

        async Task<T> SurvivingAsync<T>(Func<Task<T>> look)
        {
            try
            {
                return await look();
            }
            catch (HttpRequestException) when (service.Process.HasEnded)
            {
                await ReplaceAsync();
                return await look();
            }
        }

        async Task ReplaceAsync()
        {
            await service.Process.WaitForEndAsync();
            service.Set("COAUDIT_FAULT_POINT", null);
            await service.RestartAsync();
            restarts++;
        }

        Task<ElsaAnswer> TellAsync(string instanceId, string name) =>
            api.PostAsync($"/events/{name}/trigger", new JsonObject { ["workflowInstanceId"] = instanceId, ["workflowExecutionMode"] = "Synchronous" });

        async Task<bool> HeardAsync(string instanceId, string name)
        {
            await Eventually.ThatAsync(async () => await StoredRows.CountAsync(database, service, "timers WHERE kind = 'Event'") == 0, "no event is on its way");
            return (await api.JournalAsync(instanceId)).Any(line => (string?)line["activityId"] == name && (string?)line["eventName"] == "Completed");
        }

        async Task<string?> FindAsync(string definitionId) =>
            (string?)(await api.GetAsync($"/workflow-instances?definitionId={definitionId}")).Ok()["items"]!.AsArray().FirstOrDefault()?["id"];
    }

    private static FlowJson Flow() => new FlowJson("flow").Fork("fork", "L", "R", "T").Event("one").Event("two").Delay("delay", "00:00:01")
        .Node("run", "Elsa.DispatchWorkflow", ("workflowDefinitionId", FlowJson.Literal("child")), ("waitForCompletion", FlowJson.Literal("true")))
        .Join("join", "WaitAll").Line("after")
        .Arrows("fork.L>one fork.R>two fork.T>delay one>run run>join two>join delay>join join>after");
}
