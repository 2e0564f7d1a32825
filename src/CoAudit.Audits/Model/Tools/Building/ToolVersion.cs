using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>A frozen version of an audit's tool. Written once; its hash is in the trail, so that nobody can put another one in its place.</summary>
public sealed class ToolVersion
{
    public required AuditId AuditId { get; init; }

    /// <summary>1 for 1.0, 2 for 1.1…</summary>
    public required int Number { get; init; }

    /// <summary>The stage at whose end it was frozen; null for one that was made of a frozen one later.</summary>
    public StageId? StageId { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/> as UTF-8, in small hexadecimal letters.</summary>
    public required string Hash { get; init; }

    /// <summary>The canonical form: see <see cref="ToolJson"/>.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset FrozenAt { get; init; }

    /// <summary>Why it was made of the one before; null for the first.</summary>
    public string? Reason { get; init; }

    public string Label => LabelOf(Number);

    /// <summary>Whether the content is still what the hash says.</summary>
    public bool IsWhole => string.Equals(HashOf(Content), Hash, StringComparison.Ordinal);

    public static string LabelOf(int number) => string.Create(CultureInfo.InvariantCulture, $"1.{number - 1}");

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
