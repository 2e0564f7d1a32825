using Npgsql;

namespace CoAudit.Web.Tests.Servers;

public sealed class PostgresClusterTests(PostgresCluster shared)
{
    [Fact]
    public async Task Every_database_is_empty_and_durable()
    {
        var first = await shared.CreateDatabaseAsync();
        var second = await shared.CreateDatabaseAsync();

        await ExecuteAsync(first, "CREATE TABLE kept (id int)");

        Assert.Equal("1", await ScalarAsync(first, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"));
        Assert.Equal("0", await ScalarAsync(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"));
        Assert.Equal("on", await ScalarAsync(second, "SHOW fsync"));
    }

    [Fact]
    public async Task What_was_committed_survives_an_immediate_stop()
    {
        await using var cluster = new PostgresCluster();
        var database = await cluster.CreateDatabaseAsync();
        await ExecuteAsync(database, "CREATE TABLE kept AS SELECT 7 AS id");

        await cluster.StopImmediatelyAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ScalarAsync(database, "SELECT id FROM kept"));
        await cluster.ResumeAsync();

        Assert.Equal("7", await ScalarAsync(database, "SELECT id FROM kept"));
    }

    private static async Task ExecuteAsync(string database, string sql) => await ScalarAsync(database, sql);

    private static async Task<string?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
