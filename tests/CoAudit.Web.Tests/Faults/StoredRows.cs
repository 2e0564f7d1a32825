using System.Data.Common;
using System.Globalization;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoAudit.Web.Tests.Faults;

/// <summary>Looks into a service's database from outside, past all its code.</summary>
internal static class StoredRows
{
    /// <summary>Every instance has come to its end, and nothing is left that one could wait for.</summary>
    public static async Task AssertNobodyIsStrandedAsync(Database database, ServiceProcess service)
    {
        Assert.Equal(0, await CountAsync(database, service, "bookmarks"));
        Assert.Equal(0, await CountAsync(database, service, "timers"));
        Assert.Equal(0, await CountAsync(database, service, "instances WHERE status <> 'Finished' OR incident_count > 0"));
    }

    /// <param name="from">A table, with a condition where one is needed.</param>
    public static async Task<long> CountAsync(Database database, ServiceProcess service, string from)
    {
        await using var connection = Connect(database, service.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {from}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Changes a row as another program could have left it.</summary>
    public static async Task ExecuteAsync(Database database, ServiceProcess service, string sql)
    {
        await using var connection = Connect(database, service.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static DbConnection Connect(Database database, string connectionString) => database switch
    {
        Database.Sqlite => new SqliteConnection($"{connectionString};Pooling=False"),
        Database.Postgres => new NpgsqlConnection($"{connectionString};Pooling=false"),
        _ => throw new ArgumentOutOfRangeException(nameof(database), database, "Not a database."),
    };
}
