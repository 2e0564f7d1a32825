using CoAudit.Audits.Storage.Anonymity;
using Npgsql;

namespace CoAudit.Web.Storage.Postgres;

/// <summary>A deleted row stays in PostgreSQL's pages until they are vacuumed; autovacuum could take days for so few rows.</summary>
internal sealed class PostgresWiping(NpgsqlDataSource source) : IFreedSpaceWiping
{
    public async Task<bool> WipeAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("VACUUM (INDEX_CLEANUP ON) sealed_words");
        await command.ExecuteNonQueryAsync(cancellationToken);

        // A transaction that is older than the deletion keeps the rows: then there is something to do yet.
        await using var left = source.CreateCommand("SELECT pg_relation_size('sealed_words') = 0 OR EXISTS (SELECT FROM sealed_words)");
        return await left.ExecuteScalarAsync(cancellationToken) is true;
    }
}
