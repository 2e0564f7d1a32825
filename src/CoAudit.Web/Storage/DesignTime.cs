using CoAudit.Web.Storage.Postgres;
using CoAudit.Web.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CoAudit.Web.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting the service.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteCoAuditDb>
{
    public SqliteCoAuditDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteCoAuditDb>().UseSqlite("Data Source=:memory:").Options);
}

/// <inheritdoc cref="SqliteDesignTime"/>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresCoAuditDb>
{
    public PostgresCoAuditDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresCoAuditDb>().UseNpgsql("Host=localhost").Options);
}
