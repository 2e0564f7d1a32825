using System.Security.Cryptography;
using System.Text;

namespace CoAudit.Audits.Model;

/// <summary>
/// Randomness for one contribution, drawn outside the model so that the model stays a function of its arguments:
/// an id that tells nothing, and the salt of the trail's commitment.
/// </summary>
public sealed record Secrets(Guid Id, byte[] Salt)
{
    public static Secrets Draw() => new(Guid.NewGuid(), RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256 over salt and words, lower-case hex: proves the words later, tells nothing without the salt.</summary>
    public string Commit(string words) => Convert.ToHexStringLower(SHA256.HashData([.. Salt, .. Encoding.UTF8.GetBytes(words)]));
}
