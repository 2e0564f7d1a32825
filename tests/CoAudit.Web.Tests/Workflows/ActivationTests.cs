using CoAudit.Audits.Features.RunWorkflow;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Whether another instance may start while one runs, as the definition's activation strategy says.</summary>
public sealed class ActivationTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_singleton_starts_again_when_the_one_that_runs_has_ended(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("alone").Activation("SingletonStrategy").Event("go"));
        await store.StartAsync("alone", "one");

        await AssertRefusedAsync(store, "alone", "two");

        await store.TellAsync("go");
        await store.StartAsync("alone", "two");
        Assert.Equal(2, (await store.InstancesAsync("alone")).Count);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_correlated_singleton_runs_once_for_each_correlation_id(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("each").Activation("CorrelatedSingletonStrategy").Event("go"));
        await store.PublishAsync(new FlowJson("other").Event("go"));
        await store.StartAsync("other", "one");
        await store.StartAsync("each", "one");
        await store.StartAsync("each", "two");

        await AssertRefusedAsync(store, "each", "one");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Under_the_correlation_strategy_nothing_else_runs_with_that_id(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("strict").Activation("CorrelationStrategy").Event("go"));
        await store.PublishAsync(new FlowJson("other").Event("go"));
        await store.StartAsync("other", "one");
        await store.StartAsync("strict", "two");
        await store.StartAsync("strict");

        await AssertRefusedAsync(store, "strict", "one");
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Of_two_that_start_at_once_one_is_refused(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await using var second = store.SecondNode();
        await store.PublishAsync(new FlowJson("alone").Activation("SingletonStrategy").Event("go"));

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => StartsAsync(i % 2 == 0 ? store : second)));

        Assert.Single(results, started => started);
        Assert.Single(await store.InstancesAsync("alone"));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_was_left_to_the_background_does_not_start_and_whoever_waits_for_it_goes_on(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("alone").Activation("SingletonStrategy").Event("go"));
        await store.PublishAsync(new FlowJson("parent")
            .Node("call", "Elsa.DispatchWorkflow", ("workflowDefinitionId", FlowJson.Literal("alone")), ("waitForCompletion", FlowJson.Literal(true))).Event("after").Arrows("call>after"));
        await store.StartAsync("alone");
        await store.Get<RunWorkflowHandler>().DispatchAsync(new RunWorkflowCommand("alone", VersionChoice.Published), CancellationToken.None);
        var parent = await store.StartAsync("parent");

        await store.PumpAsync();

        Assert.Single(await store.InstancesAsync("alone"));
        Assert.Equal("after", await store.StandingAsync(parent.InstanceId));
    }

    [Fact]
    public async Task A_workflow_that_runs_another_at_once_meets_an_incident_when_that_may_not_start()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(new FlowJson("alone").Activation("SingletonStrategy").Event("go"));
        await store.PublishAsync(new FlowJson("parent").Node("call", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", FlowJson.Literal("alone"))));
        await store.StartAsync("alone");

        var parent = await store.StartAsync("parent");

        Assert.Contains("one at a time", Assert.Single(parent.Incidents).Message, StringComparison.Ordinal);
    }

    private static async Task<bool> StartsAsync(Store store)
    {
        try
        {
            await store.StartAsync("alone");
            return true;
        }
        catch (ConflictException refused) when (refused.Code is "already-running")
        {
            return false;
        }
    }

    private static async Task AssertRefusedAsync(Store store, string definitionId, string correlationId)
    {
        var before = await store.InstancesAsync(definitionId);

        var refused = await Assert.ThrowsAsync<ConflictException>(() => store.StartAsync(definitionId, correlationId));

        Assert.Equal("already-running", refused.Code);
        Assert.Equal(before, await store.InstancesAsync(definitionId));
    }
}
