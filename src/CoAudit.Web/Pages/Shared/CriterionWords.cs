namespace CoAudit.Web.Pages.Shared;

/// <summary>How pages call a criterion in short: its code in the library, or <c>Ours B7A3</c> for a line that people wrote themselves, whose id is drawn.</summary>
internal static class CriterionWords
{
    public static string Label(string? id) => Guid.TryParse(id, out var own) ? $"Ours {own.ToString("N")[..4].ToUpperInvariant()}" : id ?? "";
}
