using CoAudit.Audits.Storage.Anonymity;
using Microsoft.Data.Sqlite;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>The writer overwrites what it deletes (<c>secure_delete</c>); what is left of it is in the write-ahead log, which is brought home and cut off.</summary>
internal sealed class SqliteWiping(SqliteStoreOptions options) : IFreedSpaceWiping
{
    public async Task<bool> WipeAsync(CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = new(options.WriterConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }
}
