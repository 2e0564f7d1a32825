using CoAudit.Audits.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Storage.Postgres;

/// <summary>The tables on PostgreSQL.</summary>
public sealed class PostgresCoAuditDb(DbContextOptions<PostgresCoAuditDb> options) : CoAuditDb(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override string ForUpdate => "FOR UPDATE";

    public override string ForUpdateSkipLocked => "FOR UPDATE SKIP LOCKED";

    public override object StoredGuid(Guid value) => value;

    public override Task HoldAsync(string name, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        AccountTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
