using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>Workflows that nobody thought of, over the real storage, with calls to the database that fail here and there.</summary>
public sealed class RandomFlowTests(PostgresCluster cluster)
{
    private const int Flows = 12;

    // A step makes a dozen calls, each with a point before and one after.
    private const int LastPoint = 30;

    [Theory]
    [InlineData(Database.Sqlite, Fault.Throw)]
    [InlineData(Database.Sqlite, Fault.Kill)]
    [InlineData(Database.Postgres, Fault.Throw)]
    [InlineData(Database.Postgres, Fault.Kill)]
    public async Task Whichever_calls_fail_the_waits_in_the_tables_are_those_of_the_state(Database database, Fault fault)
    {
        await using var node = await SweepNode.StartAsync(database, cluster, fault);
        for (var seed = 1; seed <= Flows; seed++)
        {
            var flow = new RandomFlow(seed);
            await flow.PrepareAsync(node.Store);
            await flow.RunAsync(node, $"calm-{seed}");
            var calm = await flow.SeenAsync(node.Store, $"calm-{seed}");

            var random = new Random(seed);
            flow.Strike = () => random.Next(1, LastPoint);
            await flow.RunAsync(node, $"struck-{seed}");

            Assert.Equal(calm, await flow.SeenAsync(node.Store, $"struck-{seed}"));
        }
    }
}
