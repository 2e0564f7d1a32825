using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.Storage;

/// <summary>What a list of instances shows, and in which order.</summary>
public sealed class InstanceListTests(PostgresCluster cluster)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_search_looks_into_names_and_ids_whatever_the_capital_letters(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        var version = await store.PublishAsync(new FlowJson("Laundry-Check").Line("x"));
        await AddAsync(
            store,
            Row("00aa", name: "Infection Control, Ash floor"),
            Row("00bb", correlation: "Ash-7"),
            Row("00cc", definition: "Laundry-Check"),
            Row("00dd", name: "100% of it"),
            Row("00ee", name: "Étage"));

        Assert.Equal(["00aa", "00bb"], await FoundAsync(store, "ASH"));
        Assert.Equal(["00cc"], await FoundAsync(store, "laundry"));
        Assert.Equal(["00cc"], await FoundAsync(store, version.Id.ToString("N")));
        Assert.Equal(["00bb"], await FoundAsync(store, "0BB"));
        Assert.Equal(["00dd"], await FoundAsync(store, "%"));
        Assert.Equal(["00ee"], await FoundAsync(store, "Étage"));
        Assert.Empty(await FoundAsync(store, "beech"));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_span_of_time_shows_what_happened_in_it_or_outside(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await AddAsync(
            store,
            Row("00aa", created: Monday.AddTicks(-10)),
            Row("00bb", created: Monday, finished: Monday.AddDays(1)),
            Row("00cc", created: Monday.AddDays(1).AddTicks(-10)),
            Row("00dd", created: Monday.AddDays(1), finished: Monday.AddDays(2)));

        Assert.Equal(["00bb", "00cc"], await FoundAsync(store, new TimeFilter(TimeColumn.Created, Monday, Monday.AddDays(1))));
        Assert.Equal(["00aa", "00dd"], await FoundAsync(store, new TimeFilter(TimeColumn.Created, Monday, Monday.AddDays(1), IsOutside: true)));
        Assert.Equal(["00bb"], await FoundAsync(store, new TimeFilter(TimeColumn.Finished, Monday, Monday.AddDays(2))));
        Assert.Equal(["00dd"], await FoundAsync(store, new TimeFilter(TimeColumn.Finished, Monday, Monday.AddDays(2), IsOutside: true)));
        Assert.Equal(["00bb", "00cc", "00dd"], await FoundAsync(store, new TimeFilter(TimeColumn.Updated, Monday, Monday.AddDays(9))));
        Assert.Equal(["00cc"], await FoundAsync(
            store, new TimeFilter(TimeColumn.Created, Monday, Monday.AddDays(1)), new TimeFilter(TimeColumn.Updated, Monday, Monday.AddTicks(10), IsOutside: true)));
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task What_has_no_name_or_has_not_finished_has_its_place_in_every_order(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await AddAsync(
            store,
            Row("00aa", name: "beech", finished: Monday.AddDays(2)),
            Row("00bb"),
            Row("00cc", name: "Ash", finished: Monday.AddDays(1)),
            Row("00dd", name: "BEECH", created: Monday.AddDays(3)));

        Assert.Equal(["00bb", "00cc", "00aa", "00dd"], await SortedAsync(store, InstanceOrder.Name, ascending: true));
        Assert.Equal(["00dd", "00aa", "00cc", "00bb"], await SortedAsync(store, InstanceOrder.Name, ascending: false));
        Assert.Equal(["00aa", "00cc", "00dd", "00bb"], await SortedAsync(store, InstanceOrder.Finished, ascending: false));
        Assert.Equal(["00bb", "00dd", "00cc", "00aa"], await SortedAsync(store, InstanceOrder.Finished, ascending: true));
        Assert.Equal(["00dd", "00cc", "00bb", "00aa"], await SortedAsync(store, InstanceOrder.Updated, ascending: false));
        Assert.Equal(["00aa", "00bb", "00cc", "00dd"], await SortedAsync(store, InstanceOrder.Created, ascending: true));
    }

    private static Task<int> AddAsync(Store store, params InstanceRow[] rows) => store.ReadAsync(db =>
    {
        db.AddRange(rows.AsEnumerable<object>());
        return db.SaveChangesAsync();
    });

    private static InstanceRow Row(string id, string? name = null, string? correlation = null, string definition = "other", DateTimeOffset? created = null, DateTimeOffset? finished = null) => new()
    {
        Id = id,
        DefinitionId = definition,
        DefinitionVersion = 1,
        DefinitionHash = "none",
        Status = finished is null ? "Running" : "Finished",
        SubStatus = finished is null ? "Suspended" : "Finished",
        Name = name,
        CorrelationId = correlation,
        IncidentCount = 0,
        Version = 1,
        CreatedAt = created ?? Monday,
        UpdatedAt = created ?? Monday,
        FinishedAt = finished,
    };

    private static Task<List<string>> FoundAsync(Store store, string term) => IdsAsync(store, new InstanceFilter { SearchTerm = term }, InstanceOrder.Created, ascending: true);

    private static Task<List<string>> FoundAsync(Store store, params TimeFilter[] times) => IdsAsync(store, new InstanceFilter { Times = times }, InstanceOrder.Created, ascending: true);

    private static Task<List<string>> SortedAsync(Store store, InstanceOrder order, bool ascending) => IdsAsync(store, new InstanceFilter(), order, ascending);

    private static async Task<List<string>> IdsAsync(Store store, InstanceFilter filter, InstanceOrder order, bool ascending) =>
        [.. (await store.Get<InstanceReader>().ListAsync(filter, new InstancePage(0, 25, ascending, order), CancellationToken.None)).Items.Select(i => i.Id)];
}
