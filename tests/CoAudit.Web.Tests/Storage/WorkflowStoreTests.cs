using System.Security.Cryptography;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Storage;

/// <summary>Instances, their bookmarks and their journal.</summary>
public sealed class WorkflowStoreTests(PostgresCluster cluster)
{
    private const string Instance = "0190a0000000700080000000000000aa";

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task An_instance_comes_back_as_it_was_stored(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);

        var started = await store.StartTwoWaitsAsync(Instance);

        var stored = await FindAsync(store);
        Assert.Equal(1, stored.Version);
        Assert.Equal(started.ToUtf8(), stored.State.ToUtf8());
        Assert.Equal(["one"], await BookmarksAsync(store));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Of_rivals_on_one_bookmark_one_wins_and_the_others_find_it_gone(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await using var second = store.SecondNode();
        var bookmark = (await store.StartTwoWaitsAsync(Instance)).Bookmarks[0].Id;

        var states = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? store : second).ResumeAsync(Instance, bookmark)));

        Assert.All(states, state => Assert.Equal("two", state!.Bookmarks[0].ActivityId));
        Assert.Equal(2, (await FindAsync(store)).Version);
        Assert.Equal(["two"], await BookmarksAsync(store));
        Assert.Equal(2, await store.ReadAsync(db => db.Journal.CountAsync()));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_burst_from_an_old_version_is_refused(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var bookmark = (await store.StartTwoWaitsAsync(Instance)).Bookmarks[0].Id;
        var old = await FindAsync(store);
        await store.ResumeAsync(Instance, bookmark);
        var current = await FindAsync(store);

        await AssertRivalAsync(() => UpdateAsync(store, old, bookmark));

        Assert.Equal(current.State.ToUtf8(), (await FindAsync(store)).State.ToUtf8());
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_bookmark_is_consumed_once(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var bookmark = (await store.StartTwoWaitsAsync(Instance)).Bookmarks[0].Id;
        var before = await FindAsync(store);
        await store.RunAsync(unit => unit.Db.Bookmarks.Where(b => b.Id == bookmark).ExecuteDeleteAsync());

        await AssertRivalAsync(() => UpdateAsync(store, before, bookmark));

        Assert.Equal(1, (await FindAsync(store)).Version);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Each_burst_is_chained_to_the_one_before(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var first = await store.StartTwoWaitsAsync(Instance);
        var second = await store.ResumeAsync(Instance, first.Bookmarks[0].Id);
        await store.ResumeAsync(Instance, second!.Bookmarks[0].Id);

        var rows = await store.ReadAsync(db => db.Journal.AsNoTracking().OrderBy(row => row.N).ToListAsync());

        Assert.Equal([1, 2, 3], rows.Select(row => row.N));
        byte[] previous = [];
        foreach (var row in rows)
        {
            previous = SHA256.HashData([.. previous, .. row.Entries]);
            Assert.Equal(previous, row.Hash);
        }

        Assert.Equal(WorkflowStatus.Finished, (await FindAsync(store)).State.Status);
        Assert.Empty(await BookmarksAsync(store));
    }

    private static async Task<StoredInstance> FindAsync(Store store) =>
        (await store.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            return await store.Get<WorkflowStore>().FindAsync(db, Instance, CancellationToken.None);
        }))!;

    private static Task<List<string>> BookmarksAsync(Store store) => store.ReadAsync(db => db.Bookmarks.Select(b => b.ActivityId).ToListAsync());

    // On PostgreSQL the loser runs again; one that loses for ever is told that the store is busy, with the reason inside.
    private static async Task AssertRivalAsync(Func<Task> act)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(act);
        Assert.IsType<RivalException>(refused is StoreBusyException ? refused.InnerException : refused);
    }

    private static async Task<int> UpdateAsync(Store store, StoredInstance before, string bookmark) =>
        await store.RunAsync(async unit =>
        {
            var workflow = await store.Get<CompiledWorkflows>().GetAsync(unit.Db, before.DefinitionHash, CancellationToken.None);
            var burst = Engine.Run(workflow, before.State, new ResumeBookmark(bookmark), unit.Now);
            await store.Get<WorkflowStore>().UpdateAsync(unit, before, burst, CancellationToken.None);
            return burst.Created.Count;
        });
}
