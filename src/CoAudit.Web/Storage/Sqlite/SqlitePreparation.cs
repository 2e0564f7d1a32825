using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Web.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>Creates or migrates the SQLite file.</summary>
internal sealed class SqlitePreparation(SqliteStoreOptions options, IDbContextFactory<SqliteCoAuditDb> contexts, IFreedSpaceWiping wiping) : IStorePreparation
{
    public string Place => options.File;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(options.File)) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);

            // One process has this file: whatever was being sent when it stopped is not being sent any more.
            await db.Database.ExecuteSqlRawAsync("UPDATE outbox SET lease_until = NULL WHERE state IN ('Sending', 'Uncertain') AND lease_until IS NOT NULL", cancellationToken);
            await wiping.WipeAsync(cancellationToken);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The database {options.File} cannot be written ({error.Message}). Check that the folder exists and may be written, or set ConnectionStrings__CoAudit.", error);
        }
    }
}
