using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoAudit.Web.Storage.Postgres;

/// <summary>PostgreSQL, for one process or many.</summary>
internal static class PostgresRegistration
{
    public static void Add(IServiceCollection services, string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        services.AddSingleton(_ => NpgsqlDataSource.Create(builder));
        services.AddPooledDbContextFactory<PostgresCoAuditDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddSingleton<IDbContextFactory<CoAuditDb>, ContextFactory<PostgresCoAuditDb>>();
        services.AddScoped<CoAuditDb>(provider => provider.GetRequiredService<IDbContextFactory<PostgresCoAuditDb>>().CreateDbContext());
        services.AddScoped(provider => (PostgresCoAuditDb)provider.GetRequiredService<CoAuditDb>());
        services.AddSingleton<ITransactor, PostgresTransactor>();
        services.AddSingleton<IStorePreparation, PostgresPreparation>();
    }
}
