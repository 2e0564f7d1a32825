using CoAudit.Audits.Features.MigrateInstance;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Workflows;

/// <summary>An instance is moved while what it waits for happens.</summary>
public sealed class MigrationRaceTests(PostgresCluster cluster)
{
    private const int Instances = 20;

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Either_goes_first_and_nothing_is_stranded(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.PublishAsync(new FlowJson("flow").Event("go").Event("old").Arrows("go>old"));
        var started = new List<(string Id, string Bookmark)>();
        for (var i = 0; i < Instances; i++)
        {
            var state = await store.StartAsync("flow");
            started.Add((state.InstanceId, state.Bookmarks[0].Id));
        }

        await store.PublishAsync(new FlowJson("flow").Event("go").Event("new").Arrows("go>new"));

        var moved = await Task.WhenAll(started.Select(async one =>
        {
            var resume = store.ResumeAsync(one.Id, one.Bookmark);
            var report = await MigrateAsync(store, one.Id);
            await resume;
            return report.Migrated;
        }));

        for (var i = 0; i < Instances; i++)
        {
            Assert.Equal(moved[i] ? "new" : "old", await store.StandingAsync(started[i].Id));
        }

        await store.TellAsync("old");
        await store.TellAsync("new");
        Assert.Equal(0, await store.ReadAsync(db => db.Instances.CountAsync(i => i.SubStatus != "Finished")));
        Assert.Equal(0, await store.ReadAsync(db => db.Bookmarks.CountAsync()));
    }

    [Fact]
    public async Task It_looks_again_when_a_resume_was_quicker()
    {
        var between = new Between("UPDATE instances");
        await using var quick = await Store.OpenAsync(Database.Postgres, cluster);
        await using var slow = quick.SecondNode(between);
        await quick.PublishAsync(new FlowJson("flow").Event("go").Event("old").Arrows("go>old"));
        var started = await quick.StartAsync("flow");
        await quick.PublishAsync(new FlowJson("flow").Event("go").Event("new").Arrows("go>new"));
        between.Does = () => quick.ResumeAsync(started.InstanceId, started.Bookmarks[0].Id);

        var report = await MigrateAsync(slow, started.InstanceId);

        Assert.Equal(("old", null), (report.Bookmarks[0].ActivityId, report.Bookmarks[0].ToActivityId));
        Assert.False(report.Migrated);
        Assert.Equal(1, (await quick.InstanceAsync(started.InstanceId)).Version);
        await quick.TellAsync("old");
        Assert.Equal("Finished", await quick.StandingAsync(started.InstanceId));
    }

    private static Task<MigrationReport> MigrateAsync(Store store, string id) =>
        store.Get<MigrateInstanceHandler>().HandleAsync(new MigrateInstanceCommand(id, 2, Actor.ApiKey("tests")), CancellationToken.None);

    /// <summary>Does something else just before the first statement that begins so.</summary>
    private sealed class Between(string statement) : IStoreProbe
    {
        public Func<Task>? Does { get; set; }

        public void Before(string call)
        {
            if (Does is { } does && call.StartsWith(statement, StringComparison.Ordinal))
            {
                Does = null;
                Task.Run(does).GetAwaiter().GetResult();
            }
        }

        public void After(string call)
        {
            // Only what comes before matters here.
        }
    }
}
