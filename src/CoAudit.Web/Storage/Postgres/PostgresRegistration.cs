using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Anonymity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoAudit.Web.Storage.Postgres;

/// <summary>PostgreSQL, for one process or many.</summary>
internal static class PostgresRegistration
{
    public static void Add(IServiceCollection services, string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
        if (string.IsNullOrEmpty(builder.Options))
        {
            // A process that falls asleep in the middle of a command holds locks that others wait for: the server ends its transaction.
            builder.Options = "-c idle_in_transaction_session_timeout=10s";
        }

        services.AddSingleton(_ => NpgsqlDataSource.Create(builder));
        services.AddPooledDbContextFactory<PostgresCoAuditDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).Probe(provider.GetService<IStoreProbe>()));
        services.AddSingleton<IDbContextFactory<CoAuditDb>, ContextFactory<PostgresCoAuditDb>>();
        services.AddScoped<CoAuditDb>(provider => provider.GetRequiredService<IDbContextFactory<PostgresCoAuditDb>>().CreateDbContext());
        services.AddScoped(provider => (PostgresCoAuditDb)provider.GetRequiredService<CoAuditDb>());
        services.AddSingleton<ITransactor, PostgresTransactor>();
        services.AddSingleton<IStorePreparation, PostgresPreparation>();
        services.AddSingleton<IFreedSpaceWiping, PostgresWiping>();
    }
}
