using System.Text.Json.Nodes;
using CoAudit.Audits.Features.CancelInstance;
using CoAudit.Audits.Features.CompleteWorkflowTask;
using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.DeleteInstance;
using CoAudit.Audits.Features.RunWorkflow;
using CoAudit.Audits.Features.RetractDefinition;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Tasks, dispatch, cancelling, deleting, and what a definition's life does to its instances.</summary>
public sealed class TaskAndCancelTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_task_is_completed_once(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("asks").Variable("R").Node("ask", "Elsa.RunTask", ("taskName", FlowJson.Literal("count")), ("result", FlowJson.Into("R"))).Task("again").Arrows("ask>again"));
        var started = await store.StartAsync("asks");
        var task = (string)started.Bookmarks[0].Payload!["taskId"]!;

        Assert.True(await CompleteAsync(store, task, 5));
        Assert.False(await CompleteAsync(store, task, 6));

        Assert.Equal("again", await store.StandingAsync(started.InstanceId));
        Assert.Equal(5, (int?)await store.VariableAsync(started.InstanceId, "R"));
    }

    [Fact]
    public async Task A_task_that_nobody_knows_is_no_error()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);

        Assert.False(await CompleteAsync(store, "unknown", 1));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Dispatched_a_workflow_starts_in_the_background_on_the_version_that_was_meant(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("waits").Event("old"));

        var id = await store.Get<RunWorkflowHandler>().DispatchAsync(
            new RunWorkflowCommand("waits", VersionChoice.Published) { CorrelationId = "c", Name = "n", Input = new JsonObject { ["x"] = 1 } }, CancellationToken.None);
        Assert.Empty(await store.InstancesAsync("waits"));
        await store.PublishAsync(new FlowJson("waits").Event("new"));
        await store.PumpAsync();

        var view = await store.InstanceAsync(id);
        Assert.Equal(("c", "n", 1), (view.CorrelationId, view.Name, view.Version));
        Assert.Equal("old", await store.StandingAsync(id));
    }

    [Theory]
    [InlineData("Published", "published")]
    [InlineData("Latest", "draft")]
    [InlineData("1", "first")]
    [InlineData("LatestOrPublished", "draft")]
    public async Task Version_options_say_which_version_runs(string options, string expected)
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(new FlowJson("waits").Event("first"));
        await store.PublishAsync(new FlowJson("waits").Event("published"));
        await store.SaveDraftAsync(new FlowJson("waits").Event("draft"));

        var started = await store.StartAsync("waits", version: VersionChoice.Parse(options, VersionChoice.Published));

        Assert.Equal(expected, await store.StandingAsync(started.InstanceId));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_running_instance_stays_on_its_version_whatever_becomes_of_the_definition(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("waits").Event("go").Event("then").Arrows("go>then"));
        var id = (await store.StartAsync("waits")).InstanceId;

        await store.PublishAsync(new FlowJson("waits").Event("go").Event("other").Arrows("go>other"));
        await store.Get<RetractDefinitionHandler>().HandleAsync("waits", CancellationToken.None);
        await store.TellAsync("go");

        Assert.Equal("then", await store.StandingAsync(id));
        await Assert.ThrowsAsync<NotFoundException>(() => store.StartAsync("waits"));
        await Assert.ThrowsAsync<InvalidCommandException>(() => store.Get<RetractDefinitionHandler>().HandleAsync("waits", CancellationToken.None));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_cancelled_instance_waits_for_nothing_any_more(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("waits").Fork("fork", "L", "R").Event("go").Delay("delay", "01:00:00").Arrows("fork.L>go fork.R>delay"));
        var id = (await store.StartAsync("waits")).InstanceId;

        await store.Get<CancelInstanceHandler>().HandleAsync(id, CancellationToken.None);
        await store.TellAsync("go");

        var view = await store.InstanceAsync(id);
        Assert.Equal(("Finished", "Cancelled"), (view.Status, view.SubStatus));
        Assert.Equal(0, await store.ReadAsync(db => db.Bookmarks.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_deleted_definition_takes_all_of_its_instances_and_nothing_else_with_it(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("gone").Fork("fork", "L", "R").Event("go").Delay("delay", "01:00:00").Arrows("fork.L>go fork.R>delay"));
        await store.PublishAsync(new FlowJson("kept").Trigger("begin").Event("go").Arrows("begin>go"));
        await store.StartAsync("gone");
        await store.StartAsync("gone");
        await store.TellAsync("begin");

        Assert.True(await store.Get<DeleteDefinitionHandler>().HandleAsync("gone", CancellationToken.None));

        Assert.False(await store.Get<DeleteDefinitionHandler>().HandleAsync("gone", CancellationToken.None));
        Assert.Equal(["kept"], await store.ReadAsync(db => db.Instances.Select(i => i.DefinitionId).ToListAsync()));
        Assert.Equal(["kept"], await store.ReadAsync(db => db.Triggers.Select(i => i.DefinitionId).ToListAsync()));
        Assert.Equal(1, await store.ReadAsync(db => db.InstanceStates.CountAsync()));
        Assert.Equal(1, await store.ReadAsync(db => db.Bookmarks.CountAsync()));
        Assert.Equal(1, await store.ReadAsync(db => db.Journal.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_is_deleted_while_it_runs_leaves_nothing_behind(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await using var second = store.SecondNode();
        await store.PublishAsync(new FlowJson("loops").Task("ask").Task("again").Task("third").Arrows("ask>again again>third third>ask"));
        for (var round = 0; round < 10; round++)
        {
            var started = await store.StartAsync("loops");
            var task = (string)started.Bookmarks[0].Payload!["taskId"]!;

            await Task.WhenAll(CompleteAsync(store, task, 1), second.Get<DeleteInstanceHandler>().HandleAsync(started.InstanceId, CancellationToken.None));
        }

        Assert.Equal(0, await store.ReadAsync(db => db.Instances.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.InstanceStates.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Bookmarks.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Journal.CountAsync()));
    }

    private static Task<bool> CompleteAsync(Store store, string taskId, JsonNode? result) =>
        store.Get<CompleteWorkflowTaskHandler>().HandleAsync(taskId, result, CancellationToken.None);
}
