using System.Text.Json.Nodes;
using CoAudit.Audits.Features.RetractDefinition;
using CoAudit.Audits.Features.TellEvent;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Who hears an event, when, and how often.</summary>
public sealed class EventTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task All_who_wait_for_it_hear_an_event(Database database)
    {
        await using var store = await OpenAsync(database);
        var instances = new[] { (await store.StartAsync("waits")).InstanceId, (await store.StartAsync("waits")).InstanceId };

        await store.TellAsync("go");

        Assert.Equal(["Finished", "Finished"], await StandingsAsync(store, instances));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task With_a_correlation_id_only_instances_of_that_id_hear_it(Database database)
    {
        await using var store = await OpenAsync(database);
        var instances = new[] { (await store.StartAsync("waits", "a")).InstanceId, (await store.StartAsync("waits", "b")).InstanceId };

        await store.TellAsync(new EventCall("go") { CorrelationId = "b" });

        Assert.Equal(["go", "Finished"], await StandingsAsync(store, instances));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Told_to_one_instance_no_other_hears_it(Database database)
    {
        await using var store = await OpenAsync(database);
        var instances = new[] { (await store.StartAsync("waits")).InstanceId, (await store.StartAsync("waits")).InstanceId };

        await store.TellAsync(new EventCall("go") { InstanceId = instances[1] });

        Assert.Equal(["go", "Finished"], await StandingsAsync(store, instances));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Told_to_one_execution_the_instances_other_waits_do_not_hear_it(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.PublishAsync(new FlowJson("twice").Fork("fork", "L", "R").Event("left", "go").Event("right", "go").Arrows("fork.L>left fork.R>right"));
        var started = await store.StartAsync("twice");
        var right = started.Bookmarks.Single(b => b.ActivityId == "right");

        await store.TellAsync(new EventCall("go") { ActivityInstanceId = right.ActivityInstanceId });

        Assert.Equal("left", await store.StandingAsync(started.InstanceId));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Its_payload_is_the_result_of_the_wait(Database database)
    {
        await using var store = await OpenAsync(database);
        var id = (await store.StartAsync("waits")).InstanceId;

        await store.TellAsync("go", new JsonObject { ["n"] = 5 });

        Assert.Equal("""{"n":5}""", (await store.VariableAsync(id, "Told"))!.ToJsonString());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_that_nobody_heard_is_heard_once_by_the_first_who_waits_within_ten_minutes(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.TellAsync("go", new JsonObject { ["n"] = 7 });

        store.Time.Advance(TimeSpan.FromMinutes(9));
        string[] instances = [(await store.StartAsync("waits")).InstanceId, (await store.StartAsync("waits")).InstanceId];
        await store.PumpAsync();

        Assert.Equal(["Finished", "go"], await StandingsAsync(store, instances));
        Assert.Equal("""{"n":7}""", (await store.VariableAsync(instances[0], "Told"))!.ToJsonString());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_that_nobody_heard_for_ten_minutes_is_forgotten(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.TellAsync("go");

        store.Time.Advance(TimeSpan.FromMinutes(10));
        var id = (await store.StartAsync("waits")).InstanceId;
        await store.PumpAsync();

        Assert.Equal("go", await store.StandingAsync(id));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Of_two_at_once_the_second_is_heard_at_the_next_wait(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.PublishAsync(new FlowJson("counts").Variable("N").Event("one", "go").Event("two", "go").Event("three", "go").Arrows("one>two two>three"));
        var id = (await store.StartAsync("counts")).InstanceId;

        // Both are told while the instance stands at its first wait.
        await store.Get<TellEventHandler>().HandleAsync(new EventCall("go"), CancellationToken.None);
        await store.Get<TellEventHandler>().HandleAsync(new EventCall("go"), CancellationToken.None);
        await store.PumpAsync();

        Assert.Equal("three", await store.StandingAsync(id));
        Assert.Equal(0, await store.ReadAsync(db => db.UnheardEvents.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_that_meets_a_due_timer_is_not_lost(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.PublishAsync(new FlowJson("race").Fork("fork", "Event", "Time").Event("first", "go").Delay("delay", "00:00:02").Join("join", "WaitAny").Event("second", "go")
            .Arrows("fork.Event>first fork.Time>delay first>join delay>join join>second"));
        var id = (await store.StartAsync("race")).InstanceId;

        // The timer is older, so it fires first and ends the wait that the event was on its way to.
        store.Time.Advance(TimeSpan.FromSeconds(2));
        await store.TellAsync("go");

        Assert.Equal("Finished", await store.StandingAsync(id));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task It_starts_an_instance_of_each_definition_that_says_so(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.PublishAsync(new FlowJson("starts").Variable("Told").Node(
            "begin", "Elsa.Event", ("eventName", FlowJson.Literal("go")), ("result", FlowJson.Into("Told")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }))
            .Event("next").Arrows("begin>next"));

        await store.TellAsync(new EventCall("go", new JsonObject { ["n"] = 1 }) { CorrelationId = "c" });
        store.Time.Advance(TimeSpan.FromSeconds(1));
        await store.TellAsync(new EventCall("go", new JsonObject { ["n"] = 2 }));

        var started = await store.InstancesAsync("starts");
        Assert.Equal(2, started.Count);
        Assert.Equal("next", await store.StandingAsync(started[0]));
        Assert.Equal("c", (await store.InstanceAsync(started[0])).CorrelationId);
        Assert.Equal("""{"n":1}""", (await store.VariableAsync(started[0], "Told"))!.ToJsonString());
        Assert.DoesNotContain("begin:Suspended", await store.JournalAsync(started[0]));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task It_starts_nothing_on_a_retracted_definition(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.PublishAsync(new FlowJson("starts").Trigger("begin", "go").Event("next").Arrows("begin>next"));
        await store.Get<RetractDefinitionHandler>().HandleAsync("starts", CancellationToken.None);

        await store.TellAsync("go");

        Assert.Empty(await store.InstancesAsync("starts"));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_it_starts_is_the_version_that_was_published_when_it_was_told(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.PublishAsync(new FlowJson("starts").Trigger("begin", "go").Event("old").Arrows("begin>old"));
        await store.Get<TellEventHandler>().HandleAsync(new EventCall("go"), CancellationToken.None);

        await store.PublishAsync(new FlowJson("starts").Trigger("begin", "other").Event("new").Arrows("begin>new"));
        await store.PumpAsync();

        Assert.Equal("old", await store.StandingAsync(Assert.Single(await store.InstancesAsync("starts"))));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Published_by_a_workflow_it_is_heard_by_the_others_or_only_by_itself(Database database)
    {
        await using var store = await OpenAsync(database);
        await store.PublishAsync(new FlowJson("tells").Node("tell", "Elsa.PublishEvent", ("eventName", FlowJson.Literal("go"))));
        await store.PublishAsync(new FlowJson("tells-itself")
            .Fork("fork", "Wait", "Tell").Event("own", "go").Node("tell", "Elsa.PublishEvent", ("eventName", FlowJson.Literal("go")), ("isLocalEvent", FlowJson.Literal("true")))
            .Arrows("fork.Wait>own fork.Tell>tell"));
        var waiting = (await store.StartAsync("waits")).InstanceId;

        var local = (await store.StartAsync("tells-itself")).InstanceId;
        await store.PumpAsync();
        Assert.Equal(["go", "Finished"], await StandingsAsync(store, waiting, local));

        await store.StartAsync("tells");
        await store.PumpAsync();
        Assert.Equal("Finished", await store.StandingAsync(waiting));
    }

    private async Task<Store> OpenAsync(Database database)
    {
        var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("waits").Variable("Told").Node("go", "Elsa.Event", ("eventName", FlowJson.Literal("go")), ("result", FlowJson.Into("Told"))));
        return store;
    }

    private static async Task<string[]> StandingsAsync(Store store, params IEnumerable<string> instances)
    {
        var standings = new List<string>();
        foreach (var id in instances)
        {
            standings.Add(await store.StandingAsync(id));
        }

        return [.. standings];
    }
}
