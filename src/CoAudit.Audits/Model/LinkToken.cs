using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CoAudit.Audits.Model;

/// <summary>
/// The secret in a mailed link: <c>cat1_</c> and 43 characters for 256 random bits. Only its hash is ever stored.
/// </summary>
public readonly record struct LinkToken
{
    public const string Prefix = "cat1_";

    private const int SecretLength = 43;

    // Base64Url.IsValid would let blanks through.
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private LinkToken(string value) => Value = value;

    public string Value { get; }

    /// <summary>SHA-256 of the token; the key of its row.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(Value));

    public static LinkToken Draw() => new(Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>False for anything that cannot be a token, before any look-up.</summary>
    public static bool TryParse(string? text, out LinkToken token)
    {
        var valid = text is not null
            && text.Length == Prefix.Length + SecretLength
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Letters);
        token = valid ? new LinkToken(text!) : default;
        return valid;
    }

    /// <summary>Never the secret: a token that ends up in a log line stays secret.</summary>
    public override string ToString() => Prefix + "…";
}
