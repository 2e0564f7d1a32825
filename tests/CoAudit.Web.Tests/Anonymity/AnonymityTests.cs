using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;

namespace CoAudit.Web.Tests.Anonymity;

/// <summary>An attacker with a copy of the database after the reveal does no better than chance.</summary>
public sealed class AnonymityTests(PostgresCluster cluster)
{
    private const int Stages = 200;

    private const int People = 9;

    // Chance is right in one of nine: 22 of 200, with a deviation of 4.4. Nobody guesses his way to four deviations more.
    private static readonly double Luck = (Stages / (double)People) + (4 * Math.Sqrt(Stages * (1.0 / People) * (1 - (1.0 / People))));

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task No_way_of_guessing_does_better_than_chance(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var stages = await new SimulatedStages(store, seed: 20_270_224).RunAsync(Stages);
        var attacker = await AttackerOfAsync(store, database);

        var good = attacker.Hits(stages).Where(way => way.Value > Luck).Select(way => $"{way.Key}: {way.Value} of {Stages}").ToList();
        Assert.True(good.Count == 0, string.Join('\n', good));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_leak_that_was_planted_is_found(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var stages = await new SimulatedStages(store, seed: 7).RunAsync(count: 20, leaks: true);
        var attacker = await AttackerOfAsync(store, database);

        Assert.Equal(20, attacker.Hits(stages)["idempotency keys"]);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task The_words_lie_in_the_files_once(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var stages = await new SimulatedStages(store, seed: 11).RunAsync(count: 10);
        var attacker = await AttackerOfAsync(store, database);

        Assert.All(stages, stage => Assert.Equal(1, attacker.Copies(stage.Text)));
    }

    private static async Task<Attacker> AttackerOfAsync(Store store, Database database)
    {
        await using var db = store.NewContext();
        return await Attacker.ReadAsync(db, database == Database.Sqlite ? "id" : "ctid", await store.FilesAsync());
    }
}
