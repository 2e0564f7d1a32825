using CoAudit.Audits.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>The tables on SQLite.</summary>
public sealed class SqliteCoAuditDb(DbContextOptions<SqliteCoAuditDb> options) : CoAuditDb(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    // The one writer holds the whole database while it writes.
    public override string ForUpdate => "";

    public override string ForUpdateSkipLocked => "";

    public override object StoredGuid(Guid value) => value.ToString().ToUpperInvariant();

    public override Task HoldAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        AccountTables.Configure(modelBuilder);
        base.OnModelCreating(modelBuilder);
    }
}
