using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using CoAudit.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>Which version of a workflow it is that stands inside another as an activity, and that an instance keeps to it.</summary>
public sealed class WorkflowAsActivityTests(PostgresCluster cluster)
{
    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task An_instance_keeps_to_the_contents_that_it_started_with(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(Child("old"));
        await store.PublishAsync(Parent());
        var before = (await store.StartAsync("parent")).InstanceId;

        await store.PublishAsync(Child("new"));
        var after = (await store.StartAsync("parent")).InstanceId;
        Assert.Equal(("old", "new"), (await store.StandingAsync(before), await store.StandingAsync(after)));

        await store.TellAsync("old");
        await store.TellAsync("new");
        Assert.Equal(("end", "end"), (await store.StandingAsync(before), await store.StandingAsync(after)));
        Assert.Contains("old:Resumed", await store.JournalAsync(before));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_number_or_an_id_names_one_version_and_one_that_is_not_there_means_the_published(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var first = await store.PublishAsync(Child("one"));
        await store.PublishAsync(Child("two"));
        await store.SaveDraftAsync(Child("draft"));

        Assert.Equal("one", await StandingAsync(store, version: 1));
        Assert.Equal("one", await StandingAsync(store, version: 2, versionId: first.Id.ToString("N")));
        Assert.Equal("draft", await StandingAsync(store, version: 3));
        Assert.Equal("two", await StandingAsync(store, version: 9));
        Assert.Equal("two", await StandingAsync(store, version: 1, versionId: "27fd0f38ea774c4a"));
        Assert.Equal("two", await StandingAsync(store));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task One_that_takes_its_users_along_is_named_in_a_new_version_of_each(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var first = await store.PublishAsync(Child("one"));
        await store.PublishAsync(new FlowJson("parent").Use("k", "child", 1, first.Id.ToString("N")));
        await store.SaveDraftAsync(new FlowJson("in-the-making").Use("k", "child", 1));
        var running = (await store.StartAsync("parent")).InstanceId;
        await store.PublishAsync(Child("left-behind"));
        Assert.Equal("one", await store.StandingAsync((await store.StartAsync("parent")).InstanceId));

        await store.PublishAsync(Child("taken-along").TakingConsumersAlong());

        Assert.Equal("taken-along", await store.StandingAsync((await store.StartAsync("parent")).InstanceId));
        Assert.Equal("one", await store.StandingAsync(running));
        Assert.Equal(
            ["child 3 published", "in-the-making 1 draft", "parent 2 published"],
            await store.ReadAsync(db => db.DefinitionVersions.Where(d => d.IsLatest).OrderBy(d => d.DefinitionId).Select(d => $"{d.DefinitionId} {d.Version} {(d.IsPublished ? "published" : "draft")}").ToListAsync()));
    }

    [Fact]
    public async Task An_instance_goes_on_when_what_stands_in_it_is_deleted()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(Child("go"));
        await store.PublishAsync(Parent());
        var running = (await store.StartAsync("parent")).InstanceId;

        await store.Get<DeleteDefinitionHandler>().HandleAsync("child", CancellationToken.None);
        await store.TellAsync("go");

        Assert.Equal("end", await store.StandingAsync(running));
        Assert.Equal("Faulted", await store.StandingAsync((await store.StartAsync("parent")).InstanceId));
    }

    [Fact]
    public async Task Published_after_the_one_that_names_it_it_is_there_for_the_next_instance()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(Parent());
        Assert.Equal("Faulted", await store.StandingAsync((await store.StartAsync("parent")).InstanceId));

        await store.PublishAsync(Child("go"));

        Assert.Equal("go", await store.StandingAsync((await store.StartAsync("parent")).InstanceId));
    }

    [Fact]
    public async Task One_that_would_contain_itself_stays_a_draft()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        var own = new FlowJson("child").UsableAsActivity().Use("again", "child");
        await store.SaveDraftAsync(own);

        var refused = await Assert.ThrowsAsync<DefinitionException>(() => store.PublishAsync(own));

        Assert.Contains("\"Usedchild\"", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_stage_inside_it_asks_people_and_is_an_audit_type()
    {
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        await store.PublishAsync(new FlowJson("child").UsableAsActivity().Node("ask", "CoAudit.SetObjectives").Node("over", "Elsa.End").Arrows("ask>over ask.NotEnoughVoices>over"));

        var parent = await store.PublishAsync(Parent());

        Assert.True(parent.IsAuditType);
    }

    private static FlowJson Child(string waitsFor) => new FlowJson("child").UsableAsActivity().Event(waitsFor);

    private static FlowJson Parent() => new FlowJson("parent").Use("k", "child").Event("end", "never").Arrows("k>end");

    private static async Task<string> StandingAsync(Store store, int? version = null, string? versionId = null)
    {
        await store.PublishAsync(new FlowJson("parent").Use("k", "child", version, versionId));
        return await store.StandingAsync((await store.StartAsync("parent")).InstanceId);
    }
}
