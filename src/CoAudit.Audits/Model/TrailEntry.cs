using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CoAudit.Audits.Model;

/// <summary>
/// One business fact of one audit, chained to the one before by SHA-256. Holds ids and commitments, never words of a participant.
/// </summary>
public sealed class TrailEntry
{
    public const string FirstPrevHash = "0000000000000000000000000000000000000000000000000000000000000000";

    public required AuditId AuditId { get; init; }

    /// <summary>1, 2, 3… without a gap.</summary>
    public required int N { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>For example <c>stage-opened</c>.</summary>
    public required string Kind { get; init; }

    public required string Actor { get; init; }

    /// <summary>Compact JSON object.</summary>
    public required string Data { get; init; }

    public required string PrevHash { get; init; }

    public required string Hash { get; init; }

    public static TrailEntry Append(AuditId auditId, int n, DateTimeOffset at, string kind, Actor actor, string data, string prevHash) => new()
    {
        AuditId = auditId,
        N = n,
        At = at,
        Kind = kind,
        Actor = actor.Value,
        Data = data,
        PrevHash = prevHash,
        Hash = HashOf(auditId, n, at, kind, actor.Value, data, prevHash),
    };

    /// <summary>True when nothing in this entry was changed since it was written.</summary>
    public bool Verifies => string.Equals(Hash, HashOf(AuditId, N, At, Kind, Actor, Data, PrevHash), StringComparison.Ordinal);

    // Each field goes in with its length before it, so that no two different entries are the same bytes.
    private static string HashOf(AuditId auditId, int n, DateTimeOffset at, string kind, string actor, string data, string prevHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        string[] fields =
        [
            auditId.ToString(),
            n.ToString(CultureInfo.InvariantCulture),
            at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            kind, actor, data, prevHash,
        ];
        foreach (var field in fields)
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
