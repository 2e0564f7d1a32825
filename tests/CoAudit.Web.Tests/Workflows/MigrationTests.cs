using CoAudit.Audits.Features.CompleteWorkflowTask;
using CoAudit.Audits.Features.MigrateInstance;
using CoAudit.Audits.Model;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Moving a running instance to another version of its definition.</summary>
public sealed class MigrationTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task It_goes_on_by_the_other_version_and_does_nothing_again(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("flow").Variable("V").Set("before", "V", "(getVariable('V') || 0) + 1").Event("go").Line("old").Arrows("before>go go>old"));
        var id = (await store.StartAsync("flow")).InstanceId;
        await store.PublishAsync(
            new FlowJson("flow").Variable("New").Variable("V").Set("first", "V", "100").Set("before", "V", "(getVariable('V') || 0) + 1").Event("go").Task("new").Arrows("first>before before>go go>new"));

        var report = await MigrateAsync(store, id, 2);
        await store.TellAsync("go");

        Assert.Equal(("go", "go"), (report.Bookmarks[0].ActivityId, report.Bookmarks[0].ToActivityId));
        Assert.True(report.Migrated);
        Assert.Equal("new", await store.StandingAsync(id));
        Assert.Equal(1, (int?)await store.VariableAsync(id, "V"));
        var journal = await store.JournalAsync(id);
        Assert.Single(journal, "before:Completed");
        Assert.Single(journal, "Workflow1:Migrated");
        Assert.Equal(2, (await store.InstanceAsync(id)).Version);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_dry_run_says_where_each_wait_goes_and_changes_nothing(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("flow").Fork("fork", "L", "R").Event("stays").Event("gone").Arrows("fork.L>stays fork.R>gone"));
        var id = (await store.StartAsync("flow")).InstanceId;
        await store.PublishAsync(new FlowJson("flow").Fork("fork", "L", "R").Event("stays").Event("other").Arrows("fork.L>stays fork.R>other"));
        var before = await DumpAsync(store, id);

        var refused = await MigrateAsync(store, id, 2, dryRun: true);
        var named = await MigrateAsync(store, id, 2, dryRun: true, ("gone", "other"));

        Assert.Equal([("stays", "stays"), ("gone", null)], refused.Bookmarks.Select(b => (b.ActivityId, b.ToActivityId)));
        Assert.Equal([("stays", "stays"), ("gone", "other")], named.Bookmarks.Select(b => (b.ActivityId, b.ToActivityId)));
        Assert.NotEmpty(refused.Problems);
        Assert.Empty(named.Problems);
        Assert.False(named.Migrated);
        Assert.Equal(before, await DumpAsync(store, id));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task It_is_refused_and_nothing_changes_when_a_wait_has_no_counterpart(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("flow").Event("go").Line("old").Arrows("go>old"));
        var id = (await store.StartAsync("flow")).InstanceId;
        await store.PublishAsync(new FlowJson("flow").Task("go").Line("new").Arrows("go>new"));
        var before = await DumpAsync(store, id);

        var report = await MigrateAsync(store, id, 2);

        Assert.False(report.Migrated);
        Assert.Contains("Elsa.RunTask", Assert.Single(report.Problems), StringComparison.Ordinal);
        Assert.Equal(before, await DumpAsync(store, id));
        await store.TellAsync("go");
        Assert.Contains("old:Completed", await store.JournalAsync(id));
    }

    [Fact]
    public async Task What_is_under_way_at_a_join_is_taken_along()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(new FlowJson("flow").Fork("fork", "L", "R").Event("left").Event("right").Join("join", "WaitAll").Line("end")
            .Arrows("fork.L>left fork.R>right left>join right>join join>end"));
        var id = (await store.StartAsync("flow")).InstanceId;
        await store.TellAsync("left");
        await store.PublishAsync(new FlowJson("flow").Line("zero").Fork("fork", "L", "R").Join("join", "WaitAll").Event("right").Event("left").Task("ask")
            .Arrows("zero>fork fork.R>right right>join fork.L>left left>join join>ask"));

        await MigrateAsync(store, id, 2);
        await store.TellAsync("right");

        Assert.Equal("ask", await store.StandingAsync(id));
    }

    [Fact]
    public async Task It_is_refused_when_a_join_would_wait_for_what_the_instance_is_past()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(new FlowJson("flow").Fork("fork", "L", "R").Event("left").Event("right").Join("join", "WaitAll").Arrows("fork.L>left fork.R>right left>join right>join"));
        var id = (await store.StartAsync("flow")).InstanceId;
        await store.PublishAsync(new FlowJson("flow").Fork("fork", "L", "R", "T").Event("left").Event("right").Event("third").Join("join", "WaitAll")
            .Arrows("fork.L>left fork.R>right fork.T>third left>join right>join third>join"));

        var report = await MigrateAsync(store, id, 2);

        Assert.False(report.Migrated);
        Assert.Contains("would wait for ever", Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_waits_for_a_time_goes_on_at_that_time(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("flow").Delay("sleep", "01:00:00").Line("old").Arrows("sleep>old"));
        var id = (await store.StartAsync("flow")).InstanceId;
        await store.PublishAsync(new FlowJson("flow").Delay("sleep", "05:00:00").Event("awake").Arrows("sleep>awake"));

        await MigrateAsync(store, id, 2);
        await store.PumpAsync();
        Assert.Equal("sleep", await store.StandingAsync(id));

        store.Time.Advance(TimeSpan.FromHours(1));
        await store.PumpAsync();
        Assert.Equal("awake", await store.StandingAsync(id));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Who_waits_for_a_child_hears_of_its_end_on_the_other_version(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("child").Event("go"));
        await store.PublishAsync(Parent().Line("old").Arrows("run>old"));
        var id = (await store.StartAsync("parent")).InstanceId;
        await store.PumpAsync();
        await store.PublishAsync(Parent().Event("after").Arrows("run>after"));

        await MigrateAsync(store, id, 2);
        await store.TellAsync("go");

        Assert.Equal("after", await store.StandingAsync(id));
        Assert.Single(await store.InstancesAsync("child"));
    }

    [Fact]
    public async Task A_renamed_activity_is_found_by_its_new_name()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(new FlowJson("flow").Task("ask").Line("old").Arrows("ask>old"));
        var started = await store.StartAsync("flow");
        await store.PublishAsync(new FlowJson("flow").Task("question").Event("next").Arrows("question>next"));

        await MigrateAsync(store, started.InstanceId, 2, dryRun: false, ("ask", "question"));
        await store.Get<CompleteWorkflowTaskHandler>().HandleAsync((string)started.Bookmarks[0].Payload!["taskId"]!, null, CancellationToken.None);

        Assert.Equal("next", await store.StandingAsync(started.InstanceId));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task An_audits_open_stage_goes_along(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("staged").Node("ask", "CoAudit.SetObjectives").Node("end", "Elsa.End").Arrows("ask>end ask.NotEnoughVoices>end"));
        var auditId = await store.StartAuditAsync(auditType: "staged");
        var audit = await store.ReadAsync(db => db.Audits.AsNoTracking().SingleAsync(a => a.Id == auditId));
        await store.PublishAsync(new FlowJson("staged").Node("objectives", "CoAudit.SetObjectives").Event("extra").Node("end", "Elsa.End").Arrows("objectives>extra objectives.NotEnoughVoices>extra extra>end"));

        var report = await MigrateAsync(store, audit.WorkflowInstanceId, 2, dryRun: false, ("ask", "objectives"));
        store.Time.Advance(TimeSpan.FromDays(60));
        await store.PumpAsync();

        Assert.True(report.Migrated);
        Assert.Equal("extra", await store.StandingAsync(audit.WorkflowInstanceId));
        var stage = await store.ReadAsync(db => db.Stages.SingleAsync());
        Assert.Equal(("objectives", StageStatus.Closed), (stage.ActivityId, stage.Status));
        Assert.Equal(2, await store.ReadAsync(db => db.Audits.Where(a => a.Id == auditId).Select(a => a.DefinitionVersion).SingleAsync()));
        Assert.Contains("workflow-migrated", await store.ReadAsync(db => db.Trail.Select(e => e.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Only_to_a_version_that_was_published()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(new FlowJson("flow").Event("go"));
        var id = (await store.StartAsync("flow")).InstanceId;
        await store.SaveDraftAsync(new FlowJson("flow").Event("go").Line("new").Arrows("go>new"));

        await Assert.ThrowsAsync<InvalidCommandException>(() => MigrateAsync(store, id, 2));
        await Assert.ThrowsAsync<InvalidCommandException>(() => MigrateAsync(store, id, 7));
        await Assert.ThrowsAsync<NotFoundException>(() => MigrateAsync(store, "nobody", 1));
    }

    private static FlowJson Parent() => new FlowJson("parent").Node(
        "run", "Elsa.DispatchWorkflow", ("workflowDefinitionId", FlowJson.Literal("child")), ("waitForCompletion", FlowJson.Literal(true)));

    private static Task<MigrationReport> MigrateAsync(Store store, string id, int version, bool dryRun = false, params (string Old, string New)[] names) =>
        store.Get<MigrateInstanceHandler>().HandleAsync(
            new MigrateInstanceCommand(id, version, Actor.ApiKey("tests")) { IsDryRun = dryRun, ActivityIds = names.ToDictionary(n => n.Old, n => n.New, StringComparer.Ordinal) },
            CancellationToken.None);

    private static async Task<string> DumpAsync(Store store, string id)
    {
        var view = await store.InstanceAsync(id);
        var rows = await store.ReadAsync(db => db.Instances.Where(i => i.Id == id).Select(i => $"{i.Version} {i.DefinitionHash}").SingleAsync());
        return $"{rows} {view.WorkflowState.ToJsonString()} {string.Join(' ', await store.JournalAsync(id))}";
    }
}
