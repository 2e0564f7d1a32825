using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.CreateApiKey;

/// <summary>Makes a key for a program. The key is shown once and stored as its hash.</summary>
public sealed class CreateApiKeyHandler(ITransactor transactor)
{
    public const int ShortestKey = 32;

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <returns>The new key.</returns>
    public async Task<string> HandleAsync(string? name, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        var checkedName = rules.Required("name", "a name that says what the key is for", name, 100);
        rules.ThrowIfBroken();
        var key = "cak1_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await transactor.RunAsync((unit, ct) => AddAsync(unit, checkedName, key, ct), cancellationToken);
        return key;
    }

    /// <summary>Keeps a key that was given from outside, once.</summary>
    public Task<bool> EnsureAsync(string name, string key, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => AddAsync(unit, name, key, ct), cancellationToken);

    private static async Task<bool> AddAsync(Unit unit, string name, string key, CancellationToken cancellationToken)
    {
        var hash = HashOf(key);
        if (await unit.Db.ApiKeys.AnyAsync(k => k.Hash == hash, cancellationToken))
        {
            return false;
        }

        unit.Db.ApiKeys.Add(new ApiKey { Id = Guid.CreateVersion7(unit.Now), Name = name, Hash = hash, CreatedAt = unit.Now });
        return true;
    }
}
