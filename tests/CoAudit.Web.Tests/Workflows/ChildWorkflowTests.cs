using CoAudit.Audits.Features.CancelInstance;
using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.DeleteInstance;
using CoAudit.Audits.Features.RetractDefinition;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Workflows that start workflows, and wait for them.</summary>
public sealed class ChildWorkflowTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Executed_a_child_that_ends_at_once_is_over_in_the_same_burst(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Line("only"));
        await store.PublishAsync(Parent("Elsa.ExecuteWorkflow", waits: true));

        var parent = await store.StartAsync("parent");

        Assert.Equal("after", await store.StandingAsync(parent.InstanceId));
        Assert.Equal("Finished", (string?)(await store.VariableAsync(parent.InstanceId, "R"))!["Status"]);
        var child = await store.InstanceAsync(Assert.Single(await store.InstancesAsync("child")));
        Assert.Equal(("Finished", parent.InstanceId), (child.SubStatus, child.ParentWorkflowInstanceId));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Executed_and_waited_for_a_child_that_waits_keeps_the_parent_waiting(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent("Elsa.ExecuteWorkflow", waits: true));

        var parent = (await store.StartAsync("parent")).InstanceId;
        await store.PumpAsync();
        Assert.Equal("run", await store.StandingAsync(parent));

        await store.TellAsync("go");
        Assert.Equal("after", await store.StandingAsync(parent));
    }

    [Theory]
    [InlineData(Database.Sqlite, "Elsa.ExecuteWorkflow")]
    [InlineData(Database.Sqlite, "Elsa.DispatchWorkflow")]
    [InlineData(Database.Postgres, "Elsa.DispatchWorkflow")]
    public async Task Not_waited_for_a_child_that_waits_does_not_keep_the_parent(Database database, string activity)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent(activity, waits: false));

        var parent = (await store.StartAsync("parent")).InstanceId;
        await store.PumpAsync();

        Assert.Equal("after", await store.StandingAsync(parent));
        Assert.Equal("go", await store.StandingAsync(Assert.Single(await store.InstancesAsync("child"))));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Dispatched_a_child_runs_on_its_own_and_the_parent_hears_of_its_end(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent("Elsa.DispatchWorkflow", waits: true));

        var parent = (await store.StartAsync("parent")).InstanceId;
        Assert.Empty(await store.InstancesAsync("child"));
        await store.PumpAsync();
        Assert.Equal("run", await store.StandingAsync(parent));

        await store.TellAsync("go");
        Assert.Equal("after", await store.StandingAsync(parent));
        Assert.Equal(1, (await store.JournalAsync(parent)).Count(line => line == "run:Resumed"));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Dispatched_it_runs_on_the_version_that_was_published_then(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("old"));
        await store.PublishAsync(Parent("Elsa.DispatchWorkflow", waits: true));
        await store.StartAsync("parent");

        await store.PublishAsync(new FlowJson("child").Event("new"));
        await store.Get<RetractDefinitionHandler>().HandleAsync("child", CancellationToken.None);
        await store.PumpAsync();

        Assert.Equal("old", await store.StandingAsync(Assert.Single(await store.InstancesAsync("child"))));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task In_bulk_the_parent_waits_until_the_last_child_has_ended(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Bulk());

        var parent = (await store.StartAsync("parent")).InstanceId;
        await store.PumpAsync();
        var children = await store.InstancesAsync("child");
        Assert.Equal(3, children.Count);

        foreach (var child in children)
        {
            Assert.Equal("run run run"[..^(4 * children.ToList().IndexOf(child))].Trim(), await store.StandingAsync(parent));
            await store.TellAsync(new("go") { InstanceId = child });
        }

        Assert.Equal("after", await store.StandingAsync(parent));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_cancelled_parent_takes_its_waiting_children_and_theirs_with_it(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("grandchild").Event("go"));
        await store.PublishAsync(Parent("Elsa.ExecuteWorkflow", waits: true, "child", "grandchild"));
        await store.PublishAsync(Parent("Elsa.DispatchWorkflow", waits: true));
        var parent = (await store.StartAsync("parent")).InstanceId;
        await store.PumpAsync();

        await store.Get<CancelInstanceHandler>().HandleAsync(parent, CancellationToken.None);
        await store.PumpAsync();

        Assert.Equal(["Cancelled", "Cancelled", "Cancelled"], await store.ReadAsync(db => db.Instances.Select(i => i.SubStatus).ToListAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Bookmarks.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_child_that_was_ordered_and_has_not_begun_is_not_begun_for_a_cancelled_parent(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent("Elsa.DispatchWorkflow", waits: true));
        var parent = (await store.StartAsync("parent")).InstanceId;

        await store.Get<CancelInstanceHandler>().HandleAsync(parent, CancellationToken.None);
        await store.PumpAsync();

        Assert.Empty(await store.InstancesAsync("child"));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_parent_goes_on_when_its_child_is_cancelled(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent("Elsa.ExecuteWorkflow", waits: true));
        var parent = (await store.StartAsync("parent")).InstanceId;

        await store.Get<CancelInstanceHandler>().HandleAsync(Assert.Single(await store.InstancesAsync("child")), CancellationToken.None);
        await store.PumpAsync();

        Assert.Equal("after", await store.StandingAsync(parent));
        Assert.Equal("Cancelled", (string?)(await store.VariableAsync(parent, "R"))!["SubStatus"]);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_parent_goes_on_when_its_child_is_deleted(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent("Elsa.ExecuteWorkflow", waits: true));
        var one = (await store.StartAsync("parent")).InstanceId;

        await store.Get<DeleteInstanceHandler>().HandleAsync(Assert.Single(await store.InstancesAsync("child")), CancellationToken.None);
        await store.PumpAsync();

        Assert.Equal("after", await store.StandingAsync(one));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_parent_goes_on_when_its_childs_definition_is_deleted_even_before_the_child_began(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent("Elsa.DispatchWorkflow", waits: true));
        var begun = (await store.StartAsync("parent")).InstanceId;
        await store.PumpAsync();
        var ordered = (await store.StartAsync("parent")).InstanceId;

        await store.Get<DeleteDefinitionHandler>().HandleAsync("child", CancellationToken.None);
        await store.PumpAsync();

        Assert.Equal("after", await store.StandingAsync(begun));
        Assert.Equal("after", await store.StandingAsync(ordered));
        Assert.Empty(await store.InstancesAsync("child"));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_workflow_that_is_not_published_cannot_be_a_child(Database database)
    {
        await using var store = await OpenAsync(database, new FlowJson("other").Line("only"));
        await store.PublishAsync(Parent("Elsa.DispatchWorkflow", waits: true));

        var parent = (await store.StartAsync("parent")).InstanceId;

        Assert.Equal("Faulted", await store.StandingAsync(parent));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
    }

    [Fact]
    public async Task An_audit_type_cannot_be_the_child_of_a_workflow_that_is_no_audit()
    {
        await using var store = await OpenAsync(Database.Sqlite, new FlowJson("child").Node("ask", "CoAudit.SetObjectives").Node("end", "Elsa.End").Arrows("ask>end ask.NotEnoughVoices>end"));
        await store.PublishAsync(Parent("Elsa.DispatchWorkflow", waits: true));

        var parent = (await store.StartAsync("parent")).InstanceId;

        Assert.Contains("asks people to take part", (string?)(await store.InstanceAsync(parent)).WorkflowState["incidents"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflows_that_run_each_other_without_end_are_stopped()
    {
        await using var store = await OpenAsync(Database.Sqlite, Parent("Elsa.ExecuteWorkflow", waits: true, "child", "parent"));
        await store.PublishAsync(Parent("Elsa.ExecuteWorkflow", waits: true));

        await store.StartAsync("parent");

        var deepest = await store.ReadAsync(db => db.Instances.SingleAsync(i => i.SubStatus == "Faulted"));
        Assert.Contains("levels deep", (string?)(await store.InstanceAsync(deepest.Id)).WorkflowState["incidents"]![0]!["message"], StringComparison.Ordinal);
        Assert.Equal(17, await store.ReadAsync(db => db.Instances.CountAsync()));
    }

    private async Task<Store> OpenAsync(Database database, FlowJson child)
    {
        var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(child);
        return store;
    }

    // Runs the child, keeps what came of it, and waits for something that never happens.
    private static FlowJson Parent(string activity, bool waits, string definitionId = "parent", string child = "child") => new FlowJson(definitionId)
        .Variable("R")
        .Node("run", activity, ("workflowDefinitionId", FlowJson.Literal(child)), ("waitForCompletion", FlowJson.Literal(waits ? "true" : "false")), ("result", FlowJson.Into("R")))
        .Event("after", "never")
        .Arrows("run>after");

    private static FlowJson Bulk() => new FlowJson("parent")
        .Node("run", "Elsa.BulkDispatchWorkflows", ("workflowDefinitionId", FlowJson.Literal("child")), ("items", FlowJson.Script("[1, 2, 3]")), ("waitForCompletion", FlowJson.Literal("true")))
        .Event("after", "never")
        .Arrows("run.Completed>after");
}
