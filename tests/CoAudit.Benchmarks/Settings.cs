namespace CoAudit.Benchmarks;

/// <summary>Settings of a service that is measured: as in production, and it says little.</summary>
internal static class Settings
{
    public static Dictionary<string, string> Database(string connectionString) =>
        new(StringComparer.Ordinal) { ["ConnectionStrings__CoAudit"] = connectionString };
}
