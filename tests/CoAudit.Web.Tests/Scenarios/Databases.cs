namespace CoAudit.Web.Tests.Scenarios;

/// <summary>The two databases that everything stored must work on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>A service's settings on each of them.</summary>
internal static class Databases
{
    public static async Task<Dictionary<string, string>> SettingsAsync(this PostgresCluster cluster, Database database)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        if (database == Database.Postgres)
        {
            settings["ConnectionStrings__CoAudit"] = await cluster.CreateDatabaseAsync();
        }

        return settings;
    }

    public static Dictionary<string, string> And(this Dictionary<string, string> settings, IReadOnlyDictionary<string, string> more)
    {
        foreach (var (key, value) in more)
        {
            settings[key] = value;
        }

        return settings;
    }
}
