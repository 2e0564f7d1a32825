namespace CoAudit.Audits.Model.Reports;

/// <summary>The forms in which a report is read; all are made from the same content.</summary>
public static class ReportFormats
{
    public const string Full = "full";

    public const string EasyRead = "easy-read";

    public const string Poster = "poster";

    public static IReadOnlyList<string> All { get; } = [Full, EasyRead, Poster];

    public static string? Find(string? name) => All.FirstOrDefault(f => string.Equals(f, name, StringComparison.OrdinalIgnoreCase));
}
