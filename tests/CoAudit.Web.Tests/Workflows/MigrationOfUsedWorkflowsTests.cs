using CoAudit.Audits.Features.MigrateInstance;
using CoAudit.Audits.Model;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Moving a running instance in which another workflow stands as an activity.</summary>
public sealed class MigrationOfUsedWorkflowsTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_waits_before_the_used_workflow_gets_into_it_and_out_again(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(Child(new FlowJson("child").Event("inside")));
        await store.PublishAsync(new FlowJson("parent").Event("first").Use("k", "child").Event("old").Arrows("first>k k>old"));
        var id = (await store.StartAsync("parent")).InstanceId;
        await store.PublishAsync(new FlowJson("parent").Event("first").Use("k", "child").Event("new").Arrows("first>k k>new"));

        var report = await MigrateAsync(store, id);
        await store.TellAsync("first");
        Assert.Equal("inside", await store.StandingAsync(id));
        await store.TellAsync("inside");

        Assert.Empty(report.Problems);
        Assert.Equal("new", await store.StandingAsync(id));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_waits_inside_goes_on_by_the_used_workflow_as_it_is_now(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(Child(new FlowJson("child").Variable("V").Set("set", "V", "'kept'").Event("go").Event("old").Arrows("set>go go>old")));
        await store.PublishAsync(Parent("old-end"));
        var id = (await store.StartAsync("parent")).InstanceId;
        await store.PublishAsync(Child(new FlowJson("child").Line("extra").Variable("V").Event("go").Node("tell", "Elsa.Event", ("eventName", FlowJson.Script("getV()"))).Arrows("extra>go go>tell")));
        await store.PublishAsync(Parent("new-end"));

        var offered = await MigrateAsync(store, id, dryRun: true);
        var report = await MigrateAsync(store, id);
        await store.TellAsync("go");
        Assert.Equal("tell", await store.StandingAsync(id));
        await store.TellAsync("kept");

        Assert.Equal((true, false), (report.Migrated, offered.Migrated));
        Assert.Equal(("go", "go"), (report.Bookmarks[0].ActivityId, report.Bookmarks[0].ToActivityId));
        Assert.Equal("new-end", await store.StandingAsync(id));
    }

    [Fact]
    public async Task It_is_judged_by_what_stood_in_the_instance_and_not_by_what_would_stand_there_now()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(Child(new FlowJson("child").Event("go").Event("after").Arrows("go>after")));
        await store.PublishAsync(Parent("end"));
        var id = (await store.StartAsync("parent")).InstanceId;
        await store.PublishAsync(Child(new FlowJson("child").Event("renamed").Event("after").Arrows("renamed>after")));
        await store.PublishAsync(Parent("end").Line("later").Arrows("end>later"));

        var refused = await MigrateAsync(store, id);
        Assert.Contains("has no counterpart", string.Join(' ', refused.Problems), StringComparison.Ordinal);
        Assert.Equal("go", await store.StandingAsync(id));

        var named = await MigrateAsync(store, id, dryRun: false, ("Workflow1:flow:k:Workflow1:flow:go", "Workflow1:flow:k:Workflow1:flow:renamed"));
        await store.TellAsync("go");

        Assert.Equal(("go", "renamed"), (named.Bookmarks[0].ActivityId, named.Bookmarks[0].ToActivityId));
        Assert.Equal("after", await store.StandingAsync(id));
    }

    [Fact]
    public async Task What_waits_inside_is_found_where_the_used_workflow_has_another_id()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(Child(new FlowJson("child").Output("Out").Fork("fork", "L", "R").Event("left").Event("right").Join("join", "WaitAll").Event("after")
            .Arrows("fork.L>left fork.R>right left>join right>join join>after")));
        await store.PublishAsync(new FlowJson("parent").Use("k", "child"));
        var id = (await store.StartAsync("parent")).InstanceId;
        await store.TellAsync("left");
        await store.PublishAsync(new FlowJson("parent").Line("before").Use("other", "child").Arrows("before>other"));

        Assert.False((await MigrateAsync(store, id)).Migrated);
        var report = await MigrateAsync(store, id, dryRun: false, ("k", "other"));
        await store.TellAsync("right");

        Assert.Empty(report.Problems);
        Assert.Equal("after", await store.StandingAsync(id));
    }

    [Fact]
    public async Task A_moved_instance_keeps_to_what_it_found_at_the_move()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(Child(new FlowJson("child").Event("one")));
        await store.PublishAsync(new FlowJson("parent").Event("first").Use("k", "child").Arrows("first>k"));
        var id = (await store.StartAsync("parent")).InstanceId;
        await store.PublishAsync(Child(new FlowJson("child").Event("two")));
        await store.PublishAsync(new FlowJson("parent").Event("first").Use("k", "child").Line("end").Arrows("first>k k>end"));

        await MigrateAsync(store, id);
        await store.PublishAsync(Child(new FlowJson("child").Event("three")));
        await store.TellAsync("first");

        Assert.Equal("two", await store.StandingAsync(id));
    }

    [Fact]
    public async Task An_open_stage_inside_goes_along()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(Child(new FlowJson("child").Node("ask", "CoAudit.SetObjectives").Node("over", "Elsa.End").Arrows("ask>over ask.NotEnoughVoices>over")));
        await store.PublishAsync(new FlowJson("parent").Use("k", "child").Node("end", "Elsa.End").Arrows("k>end"));
        var auditId = await store.StartAuditAsync(auditType: "parent");
        var audit = await store.ReadAsync(db => db.Audits.AsNoTracking().SingleAsync(a => a.Id == auditId));
        await store.PublishAsync(Child(new FlowJson("child").Node("objectives", "CoAudit.SetObjectives").Node("over", "Elsa.End").Arrows("objectives>over objectives.NotEnoughVoices>over")));
        await store.PublishAsync(new FlowJson("parent").Use("k", "child").Event("extra").Node("end", "Elsa.End").Arrows("k>extra extra>end"));

        var report = await MigrateAsync(store, audit.WorkflowInstanceId, dryRun: false, ("Workflow1:flow:k:Workflow1:flow:ask", "Workflow1:flow:k:Workflow1:flow:objectives"));
        store.Time.Advance(TimeSpan.FromDays(60));
        await store.PumpAsync();

        Assert.Empty(report.Problems);
        Assert.Equal("extra", await store.StandingAsync(audit.WorkflowInstanceId));
        var stage = await store.ReadAsync(db => db.Stages.SingleAsync());
        Assert.Equal(("objectives", StageStatus.Closed), (stage.ActivityId, stage.Status));
    }

    private static FlowJson Child(FlowJson flow) => flow.UsableAsActivity();

    private static FlowJson Parent(string end) => new FlowJson("parent").Use("k", "child").Event(end).Arrows($"k>{end}");

    private static Task<MigrationReport> MigrateAsync(Store store, string id, bool dryRun = false, params (string Old, string New)[] names) =>
        store.Get<MigrateInstanceHandler>().HandleAsync(
            new MigrateInstanceCommand(id, 2, Actor.ApiKey("tests")) { IsDryRun = dryRun, ActivityIds = names.ToDictionary(n => n.Old, n => n.New, StringComparer.Ordinal) },
            CancellationToken.None);
}
