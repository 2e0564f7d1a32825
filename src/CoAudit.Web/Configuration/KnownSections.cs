using CoAudit.Web.Pdf;
using CoAudit.Web.Pump;

namespace CoAudit.Web.Configuration;

/// <summary>A misspelt setting must not be ignored in silence.</summary>
internal static class KnownSections
{
    /// <exception cref="StartRefusedException">A key in one of our own sections is not known.</exception>
    public static void Check(IConfiguration configuration)
    {
        Check(configuration, PumpOptions.Section, ["Interval", "Lease"]);
        Check(configuration, PdfOptions.Section, PdfOptions.Keys);
    }

    private static void Check(IConfiguration configuration, string section, IReadOnlyList<string> known)
    {
        var unknown = StrictSection.UnknownKeys(configuration.GetSection(section), known);
        if (unknown.Count > 0)
        {
            throw new StartRefusedException($"{section} has unknown settings: {string.Join(", ", unknown)}. Known are {string.Join(", ", known.SkipLast(1))} and {known[^1]}.");
        }
    }
}
