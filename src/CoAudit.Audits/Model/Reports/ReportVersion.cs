using System.Security.Cryptography;
using System.Text;

namespace CoAudit.Audits.Model.Reports;

/// <summary>A published report as it was then. Written once: what changes later makes a new version, and the database refuses to change or remove one.</summary>
public sealed class ReportVersion
{
    public required AuditId AuditId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> as UTF-8, in small hexadecimal letters. Also in the audit trail's entry of the publication.</summary>
    public required string Hash { get; init; }

    /// <summary>In which forms it can be read, with commas between them.</summary>
    public required string Formats { get; init; }

    /// <summary>The report as JSON.</summary>
    public required string Content { get; init; }

    public IReadOnlyList<string> FormatList => Formats.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public static ReportVersion Of(AuditId audit, AuditReport report, IReadOnlyList<string> formats, int number, DateTimeOffset now)
    {
        var content = ReportJson.Write(report with { Version = number, PublishedAt = now });
        return new ReportVersion
        {
            AuditId = audit,
            Number = number,
            PublishedAt = now,
            Hash = HashOf(content),
            Formats = string.Join(',', ReportFormats.All.Where(f => formats.Contains(f, StringComparer.Ordinal))),
            Content = content,
        };
    }

    /// <summary>Whether the content is still what the hash says.</summary>
    public bool IsWhole => string.Equals(HashOf(Content), Hash, StringComparison.Ordinal);

    public AuditReport Read() => ReportJson.Read(Content);

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
