using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>
/// Each reference workflow is run again and again, and each time the next of all its calls to the database fails, before or after it was made: nothing may be
/// stranded, lost or doubled.
/// </summary>
public sealed class FaultSweepTests(PostgresCluster cluster)
{
    public static MatrixTheoryData<string, Database, Fault> Sweeps => new(ReferenceFlow.All.Keys, [Database.Sqlite, Database.Postgres], [Fault.Throw, Fault.Kill]);

    [Theory]
    [MemberData(nameof(Sweeps))]
    public async Task Whichever_call_fails_the_same_happens_once(string name, Database database, Fault fault)
    {
        await using var node = await SweepNode.StartAsync(database, cluster, fault);
        var flow = ReferenceFlow.All[name]();
        await flow.PrepareAsync(node.Store);
        var undisturbed = await RunAsync(node, flow, "undisturbed", point: 0);
        var points = node.Probe.Passed;

        var point = 0;
        do
        {
            point++;
            var seen = await RunAsync(node, flow, $"run-{point}", point);
            Assert.True(undisturbed.SequenceEqual(seen, StringComparer.Ordinal), $"Struck at point {point}, {node.Probe.Place}:\n{string.Join('\n', seen)}\ninstead of\n{string.Join('\n', undisturbed)}");
        }
        while (node.Probe.Struck);

        // The first run found the caches empty and made a few calls more.
        Assert.InRange(point, points - 10, points + 10);
        TestContext.Current.SendDiagnosticMessage("{0} on {1}, {2}: {3} points", name, database, fault, point - 1);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(SweepNode node, ReferenceFlow flow, string run, int point)
    {
        node.Probe.Choose(point);
        await flow.RunAsync(node, run);
        await AssertNothingIsLeftAsync(node, run);
        return await flow.SeenAsync(node.Store, run);
    }

    // Every run goes to its end: what is left then would wait for ever.
    private static async Task AssertNothingIsLeftAsync(SweepNode node, string run)
    {
        await using var db = node.Store.NewContext();
        var left = (await db.Bookmarks.CountAsync(), await db.Timers.CountAsync(), await db.UnheardEvents.CountAsync(), await db.Instances.CountAsync(i => i.Status != "Finished" || i.IncidentCount > 0));
        Assert.True(left == (0, 0, 0, 0), $"{run}, struck at {node.Probe.Place}, left bookmarks, timers, unheard events, instances {left}");
    }
}
