using System.Globalization;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Storage;

/// <summary>Pages of a list that is too long to be walked over.</summary>
public sealed class LongListTests(PostgresCluster cluster)
{
    private const int Rows = 45_000;

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Every_page_shows_what_stands_there(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await FillAsync(store, database);

        foreach (var ascending in (bool[])[false, true])
        {
            // At the start, before and past a mark, across one, in the middle, near the end, at the end, behind it.
            foreach (var page in (int[])[0, 99, 100, 125, 199, 224, 225, 226, 349, 448, 449, 450, int.MaxValue])
            {
                await AssertShowsAsync(store, new InstanceFilter(), new InstancePage(page, 100, ascending), Rows);
            }

            await AssertShowsAsync(store, new InstanceFilter(), new InstancePage(64, 700, ascending), Rows);
        }
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Lists_of_different_filters_do_not_mix(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await FillAsync(store, database);

        await AssertShowsAsync(store, new InstanceFilter(), new InstancePage(200, 100), Rows);
        await AssertShowsAsync(store, new InstanceFilter { SubStatuses = ["Suspended"] }, new InstancePage(100, 100), Rows / 2, step: 2);
        await AssertShowsAsync(store, new InstanceFilter { DefinitionIds = ["long"], SubStatuses = ["Suspended"] }, new InstancePage(101, 100, Ascending: true), Rows / 2, step: 2);
    }

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task Every_page_shows_what_stands_there_in_every_order(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await FillAsync(store, database);

        foreach (var order in (InstanceOrder[])[InstanceOrder.Name, InstanceOrder.Updated, InstanceOrder.Finished])
        {
            foreach (var ascending in (bool[])[true, false])
            {
                foreach (var page in (int[])[0, 100, 125, 224, 225, 349, 449])
                {
                    await AssertSortedAsync(store, new InstancePage(page, 100, ascending, order));
                }
            }
        }
    }

    // As FillAsync makes them.
    private static async Task AssertSortedAsync(Store store, InstancePage page)
    {
        var numbers = page.Order switch
        {
            InstanceOrder.Name => Enumerable.Range(1, Rows).OrderBy(i => i % 3 == 0 ? -1 : i % 1_000),
            InstanceOrder.Updated => Enumerable.Range(1, Rows).OrderBy(i => i * 7 % 10_000),
            _ => Enumerable.Range(1, Rows).OrderBy(i => i % 2 == 0 ? -1 : i % 999),
        };
        var ids = numbers.ThenBy(i => i).Select(Id).ToList();
        if (!page.Ascending)
        {
            ids.Reverse();
        }

        var list = await store.Get<InstanceReader>().ListAsync(new InstanceFilter(), page, CancellationToken.None);

        Assert.Equal(ids.Skip(page.Page * page.PageSize).Take(page.PageSize), list.Items.Select(item => item.Id));
    }

    // The instance of place n has the id n; every second one is suspended.
    private static async Task AssertShowsAsync(Store store, InstanceFilter filter, InstancePage page, int total, int step = 1)
    {
        var list = await store.Get<InstanceReader>().ListAsync(filter, page, CancellationToken.None);

        var places = Enumerable.Range(0, page.PageSize).Select(i => ((long)page.Page * page.PageSize) + i).Where(place => place < total);
        Assert.Equal(places.Select(place => Id((int)(page.Ascending ? place + 1 : total - place) * step)), list.Items.Select(item => item.Id));
        Assert.Equal(total, list.TotalCount);
    }

    private static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    private static Task<int> FillAsync(Store store, Database database) => store.ReadAsync(db =>
    {
        var id = database == Database.Sqlite ? "printf('%032x', i)" : "lpad(to_hex(i), 32, '0')";
        var number = database == Database.Sqlite ? "printf('%03d', i % 1000)" : "lpad((i % 1000)::text, 3, '0')";
#pragma warning disable EF1002 // Constants.
        return db.Database.ExecuteSqlRawAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows})
            INSERT INTO instances (id, definition_id, definition_version, definition_hash, name, status, sub_status, incident_count, version, created_at, updated_at, finished_at)
            SELECT
                {id}, 'long', 1, 'none', CASE WHEN i % 3 = 0 THEN NULL WHEN i % 2 = 0 THEN 'Ward ' || {number} ELSE 'WARD ' || {number} END,
                'Running', CASE i % 2 WHEN 0 THEN 'Suspended' ELSE 'Other' END, 0, 1, i, i * 7 % 10000, CASE i % 2 WHEN 0 THEN NULL ELSE i % 999 + 1 END
            FROM n
            """);
#pragma warning restore EF1002
    });
}
