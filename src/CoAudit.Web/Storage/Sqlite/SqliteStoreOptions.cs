using Microsoft.Data.Sqlite;

namespace CoAudit.Web.Storage.Sqlite;

/// <summary>Where the SQLite file is, as connection strings for the writer and for readers.</summary>
internal sealed class SqliteStoreOptions
{
    public SqliteStoreOptions(string connectionString, string contentRoot)
    {
        SqliteConnectionStringBuilder builder = new(connectionString) { DefaultTimeout = 30 };
        if (builder.DataSource.Length > 0 && !Path.IsPathRooted(builder.DataSource))
        {
            builder.DataSource = Path.Combine(contentRoot, builder.DataSource);
        }

        File = builder.DataSource;
        ReaderConnectionString = builder.ConnectionString;
        builder.Pooling = false;
        WriterConnectionString = builder.ConnectionString;
    }

    public string File { get; }

    public string ReaderConnectionString { get; }

    public string WriterConnectionString { get; }
}
