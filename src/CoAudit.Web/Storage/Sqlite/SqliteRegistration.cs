using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Anonymity;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>SQLite, for one process.</summary>
internal static class SqliteRegistration
{
    public static void Add(IServiceCollection services, SqliteStoreOptions options)
    {
        services.AddSingleton(options);
        services.AddPooledDbContextFactory<SqliteCoAuditDb>(builder => builder.UseSqlite(options.ReaderConnectionString));
        services.AddSingleton<IDbContextFactory<CoAuditDb>, ContextFactory<SqliteCoAuditDb>>();
        services.AddScoped<CoAuditDb>(provider => provider.GetRequiredService<IDbContextFactory<SqliteCoAuditDb>>().CreateDbContext());
        services.AddScoped(provider => (SqliteCoAuditDb)provider.GetRequiredService<CoAuditDb>());
        services.AddSingleton<ITransactor, SqliteTransactor>();
        services.AddSingleton<IStorePreparation, SqlitePreparation>();
        services.AddSingleton<IFreedSpaceWiping, SqliteWiping>();
    }
}
