using Microsoft.Extensions.Configuration;

namespace CoAudit.Web.Configuration;

/// <summary>Finds misspelt settings: a key that nobody reads is a mistake that would otherwise pass in silence.</summary>
internal static class StrictSection
{
    /// <summary>The full keys (such as <c>Mail:Prot</c>) below the section that are not among the allowed names.</summary>
    public static IReadOnlyList<string> UnknownKeys(IConfigurationSection section, IEnumerable<string> allowed)
    {
        var names = allowed.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. section.GetChildren().Where(child => !names.Contains(child.Key)).Select(child => child.Path)];
    }
}
