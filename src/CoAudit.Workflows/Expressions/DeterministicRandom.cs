using System.Text;

namespace CoAudit.Workflows.Expressions;

/// <summary>The numbers behind <c>Math.random</c>: the same in every run of the same burst (SplitMix64, seeded with an FNV-1a hash). Not for secrets.</summary>
internal sealed class DeterministicRandom(string seed)
{
    private ulong? _state;

    /// <summary>At least 0, less than 1.</summary>
    public double Next()
    {
        unchecked
        {
            var z = (_state ?? Hash(seed)) + 0x9E3779B97F4A7C15UL;
            _state = z;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    /// <summary>A version 4 identifier, the same in every run of the same burst.</summary>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(Next() * 256);
        }

        bytes[7] = (byte)(0x40 | (bytes[7] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes);
    }

    private static ulong Hash(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(14695981039346656037UL, (hash, octet) => unchecked((hash ^ octet) * 1099511628211UL));
}
