using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>Reads every table of the model, column by column, as text.</summary>
internal static class TableDump
{
    public static async Task<IReadOnlyList<string>> OfAsync(CoAuditDb db)
    {
        List<string> rows = [];
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetRelationalModel().Tables.Select(t => t.Name).Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            List<string> lines = [];
            while (await reader.ReadAsync())
            {
                lines.Add($"{table}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={TextOf(reader.GetValue(i))}"))}");
            }

            rows.AddRange(lines.Order(StringComparer.Ordinal));
        }

        return rows;
    }

    // Bytes both as they are and as text, so that a secret is found in whatever form it lies there.
    private static string TextOf(object value) => value switch
    {
        byte[] bytes => $"{Convert.ToHexString(bytes)} {System.Text.Encoding.Latin1.GetString(bytes)}",
        DateTime time => time.ToString("O"),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };
}
