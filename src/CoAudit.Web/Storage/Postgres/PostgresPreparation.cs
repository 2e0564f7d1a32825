using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Web.Configuration;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoAudit.Web.Storage.Postgres;

/// <summary>Creates or migrates the PostgreSQL schema; nodes that start together wait for each other.</summary>
internal sealed class PostgresPreparation(NpgsqlDataSource source, IDbContextFactory<PostgresCoAuditDb> contexts, IFreedSpaceWiping wiping) : IStorePreparation
{
    public string Place
    {
        get
        {
            NpgsqlConnectionStringBuilder builder = new(source.ConnectionString);
            return $"{builder.Host}/{builder.Database}";
        }
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            await wiping.WipeAsync(cancellationToken);
        }
        catch (Exception error) when (error is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            throw new StartRefusedException($"The PostgreSQL database {Place} cannot be used ({error.Message}). Check ConnectionStrings__CoAudit.", error);
        }
    }
}
