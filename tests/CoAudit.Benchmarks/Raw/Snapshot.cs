using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CoAudit.Benchmarks.Raw;

/// <summary>Every row of a database at one moment. The difference of two says what was written between them.</summary>
internal sealed class Snapshot
{
    private static readonly (string Tables, string Columns, string Keys) SqliteCatalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%EFMigrations%' ORDER BY rowid",
        "SELECT name FROM pragma_table_info('{0}')",
        "SELECT name FROM pragma_table_info('{0}') WHERE pk > 0");

    private static readonly (string Tables, string Columns, string Keys) PostgresCatalogue = (
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '%EFMigrations%' ORDER BY oid",
        "SELECT attname FROM pg_attribute WHERE attrelid = '\"{0}\"'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        "SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = '\"{0}\"'::regclass AND i.indisprimary");

    // In order of creation: a table comes after those that it refers to.
    private readonly List<Table> tables = [];

    public static async Task<Snapshot> TakeAsync(DbConnection connection)
    {
        Snapshot snapshot = new();
        var (tables, columnsOf, keysOf) = connection is SqliteConnection ? SqliteCatalogue : PostgresCatalogue;
        foreach (var name in await TextsAsync(connection, tables))
        {
            var columns = await TextsAsync(connection, string.Format(CultureInfo.InvariantCulture, columnsOf, name));
            var keys = await TextsAsync(connection, string.Format(CultureInfo.InvariantCulture, keysOf, name));
            Table table = new(name, columns, [.. keys.Select(k => columns.IndexOf(k))]);
            await table.ReadAsync(connection);
            snapshot.tables.Add(table);
        }

        return snapshot;
    }

    /// <summary>All rows, as the changes that make them.</summary>
    public IReadOnlyList<RowChange> Rows() => [.. tables.SelectMany(t => t.Rows.Select(t.Insert))];

    /// <summary>The key values of the rows that are new since then.</summary>
    public IEnumerable<object> NewKeysSince(Snapshot before) =>
        tables.Zip(before.tables).SelectMany(pair => pair.First.AddedTo(pair.Second).SelectMany(pair.First.KeyOf));

    /// <summary>The changes since then, in an order that foreign keys allow.</summary>
    public IReadOnlyList<RowChange> ChangesSince(Snapshot before)
    {
        var pairs = tables.Zip(before.tables).ToList();
        return
        [
            .. pairs.SelectMany(p => p.First.AddedTo(p.Second).Select(p.First.Insert)),
            .. pairs.SelectMany(p => p.First.Updates(p.Second)),
            .. Enumerable.Reverse(pairs).SelectMany(p => p.Second.AddedTo(p.First).Select(p.First.Delete)),
        ];
    }

    private static async Task<List<string>> TextsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<string> texts = [];
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
