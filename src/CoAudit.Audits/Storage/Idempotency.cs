using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage;

/// <summary>The caller's promise that a repeated request is the same request.</summary>
/// <param name="Scope">Who calls, so that two callers cannot meet in one key.</param>
/// <param name="Key">What the caller chose.</param>
/// <param name="Request">The request's text; a key that comes back with another one is refused.</param>
public sealed record IdempotencyKey(string Scope, string Key, string Request);

/// <summary>Carries a command out once per idempotency key: the answer is stored in the command's own transaction.</summary>
public static class Idempotency
{
    public static Task<T> RunOnceAsync<T>(
        this ITransactor transactor,
        IdempotencyKey? key,
        Func<Unit, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken) =>
        key is null
            ? transactor.RunAsync(work, cancellationToken)
            : transactor.RunAsync((unit, ct) => OnceAsync(unit, key, work, ct), cancellationToken);

    private static async Task<T> OnceAsync<T>(Unit unit, IdempotencyKey key, Func<Unit, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var id = HashOf($"{key.Scope}\n{key.Key}");
        var request = HashOf(key.Request);
        var earlier = await unit.Db.Inbox.AsNoTracking().FirstOrDefaultAsync(i => i.Key == id, cancellationToken);
        if (earlier is not null)
        {
            return string.Equals(earlier.RequestHash, request, StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<T>(earlier.Response)!
                : throw new InvalidCommandException("Idempotency-Key", "This key was used for another request. Use a new key.");
        }

        var result = await work(unit, cancellationToken);
        unit.Db.Inbox.Add(new InboxRow { Key = id, RequestHash = request, Response = JsonSerializer.Serialize(result), At = unit.Now });
        return result;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
