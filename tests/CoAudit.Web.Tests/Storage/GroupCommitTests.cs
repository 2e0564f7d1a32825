using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Workflows;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Storage;

/// <summary>Bursts that wait at the same time are made durable together. They must not notice each other.</summary>
public sealed class GroupCommitTests(PostgresCluster cluster)
{
    private const int Bursts = 40;

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_failing_burst_is_undone_alone(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var started = await StartAsync(store);

        var went = await Task.WhenAll(started.Select((state, number) => ResumeAsync(store, state, fails: number % 8 == 3)));

        for (var i = 0; i < Bursts; i++)
        {
            Assert.Equal(i % 8 != 3, went[i]);
            await AssertStandsAsync(store, started[i].InstanceId, went[i]);
        }
    }

    [Fact]
    public async Task When_the_shared_commit_fails_no_burst_in_it_has_happened()
    {
        var probe = new FailingCommit();
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster, probe);
        var started = await StartAsync(store);
        probe.IsArmed = true;

        var went = await Task.WhenAll(started.Select(state => ResumeAsync(store, state, fails: false)));

        Assert.Contains(false, went);
        for (var i = 0; i < Bursts; i++)
        {
            await AssertStandsAsync(store, started[i].InstanceId, went[i]);
            await ResumeAsync(store, started[i], fails: false);
            await AssertStandsAsync(store, started[i].InstanceId, isAtTwo: true);
        }
    }

    private static async Task<IReadOnlyList<WorkflowState>> StartAsync(Store store)
    {
        var started = new List<WorkflowState>();
        for (var i = 0; i < Bursts; i++)
        {
            started.Add(await store.StartTwoWaitsAsync(Guid.NewGuid().ToString("N")));
        }

        return started;
    }

    /// <returns>False when it was refused.</returns>
    private static async Task<bool> ResumeAsync(Store store, WorkflowState state, bool fails)
    {
        try
        {
            await store.RunAsync(async unit =>
            {
                var after = await store.Get<InstanceRunner>().ResumeAsync(unit, null, state.InstanceId, state.Bookmarks[0].Id, null, CancellationToken.None);
                return fails ? throw new DivideByZeroException() : after;
            });
            return true;
        }
        catch (Exception error) when (error is DivideByZeroException or StoreBusyException)
        {
            return false;
        }
    }

    private static async Task AssertStandsAsync(Store store, string instanceId, bool isAtTwo)
    {
        Assert.Equal(isAtTwo ? "two" : "one", await store.StandingAsync(instanceId));
        var waits = await store.ReadAsync(db => db.Bookmarks.Where(b => b.InstanceId == instanceId).Select(b => b.ActivityId).ToListAsync());
        Assert.Equal(isAtTwo ? ["two"] : ["one"], waits);
        Assert.Equal(isAtTwo ? 1 : 0, (await store.JournalAsync(instanceId)).Count(line => line == "one:Completed"));
    }

    /// <summary>Lets one commit fail.</summary>
    private sealed class FailingCommit : IStoreProbe
    {
        public bool IsArmed { get; set; }

        public void Before(string call)
        {
            if (IsArmed && call == "COMMIT")
            {
                IsArmed = false;
                throw new IOException("The disk has gone.");
            }
        }

        public void After(string call)
        {
            // Only what comes before matters here.
        }
    }
}
