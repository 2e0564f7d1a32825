using CoAudit.Web.Configuration;
using CoAudit.Web.Storage.Postgres;
using CoAudit.Web.Storage.Sqlite;

namespace CoAudit.Web.Storage;

/// <summary>Chooses the database by its connection string.</summary>
internal static class StorageRegistration
{
    public const string ConnectionName = "CoAudit";

    /// <returns>The PostgreSQL connection string, or null on SQLite.</returns>
    public static string? AddStorage(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var text = configuration.GetConnectionString(ConnectionName);
        if (string.IsNullOrWhiteSpace(text))
        {
            text = "Data Source=data/coaudit.db";
        }

        try
        {
            if (text.Contains("Host=", StringComparison.OrdinalIgnoreCase))
            {
                PostgresRegistration.Add(services, text);
                return text;
            }

            SqliteRegistration.Add(services, new SqliteStoreOptions(text, environment.ContentRootPath));
            return null;
        }
        catch (ArgumentException error)
        {
            throw new StartRefusedException(
                "ConnectionStrings__CoAudit is not valid: write 'Data Source=…' for SQLite or 'Host=…' for PostgreSQL.", error);
        }
    }
}
