using System.Data.Common;

namespace CoAudit.Benchmarks.Raw;

/// <summary>The rows of one table by primary key, and the statements that write them.</summary>
internal sealed class Table(string name, IReadOnlyList<string> columns, IReadOnlyList<int> keys)
{
    private readonly Dictionary<string, object[]> rows = new(StringComparer.Ordinal);

    public IEnumerable<object[]> Rows => rows.Values;

    public async Task ReadAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100, S2077 // Names of our own tables.
        command.CommandText = $"SELECT * FROM \"{name}\"";
#pragma warning restore CA2100, S2077
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[columns.Count];
            reader.GetValues(row);
            rows.Add(string.Join('|', KeyOf(row)), row);
        }
    }

    public IEnumerable<object> KeyOf(object[] row) => keys.Select(k => row[k]);

    public IEnumerable<object[]> AddedTo(Table before) => rows.Where(r => !before.rows.ContainsKey(r.Key)).Select(r => r.Value);

    public RowChange Insert(object[] row) => new(
        $"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", row.Select((_, i) => $"@{i}"))})",
        row);

    public RowChange Delete(object[] row) => new($"DELETE FROM \"{name}\" WHERE {Equal(keys, " AND ", 0)}", [.. KeyOf(row)]);

    public IEnumerable<RowChange> Updates(Table before)
    {
        foreach (var (key, row) in rows)
        {
            if (before.rows.TryGetValue(key, out var old) && Changed(old, row) is { Count: > 0 } changed)
            {
                yield return new RowChange(
                    $"UPDATE \"{name}\" SET {Equal(changed, ", ", 0)} WHERE {Equal(keys, " AND ", changed.Count)}",
                    [.. changed.Select(i => row[i]), .. KeyOf(row)]);
            }
        }
    }

    private static List<int> Changed(object[] old, object[] row) => [.. Enumerable.Range(0, row.Length).Where(i => !Same(old[i], row[i]))];

    private static bool Same(object a, object b) => a is byte[] left && b is byte[] right ? left.AsSpan().SequenceEqual(right) : a.Equals(b);

    private string Equal(IReadOnlyList<int> indexes, string separator, int firstParameter) =>
        string.Join(separator, indexes.Select((column, i) => $"\"{columns[column]}\" = @{firstParameter + i}"));
}
