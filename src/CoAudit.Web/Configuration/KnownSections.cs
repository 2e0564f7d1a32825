using CoAudit.Web.Pump;

namespace CoAudit.Web.Configuration;

/// <summary>A misspelt setting must not be ignored in silence.</summary>
internal static class KnownSections
{
    /// <exception cref="StartRefusedException">A key in one of our own sections is not known.</exception>
    public static void Check(IConfiguration configuration)
    {
        var unknown = StrictSection.UnknownKeys(configuration.GetSection(PumpOptions.Section), ["Interval", "Lease"]);
        if (unknown.Count > 0)
        {
            throw new StartRefusedException($"{PumpOptions.Section} has unknown settings: {string.Join(", ", unknown)}. Known are Interval and Lease.");
        }
    }
}
