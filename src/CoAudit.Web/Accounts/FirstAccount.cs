using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CoAudit.Audits.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Accounts;

/// <summary>
/// Creates the first account, which is quality lead and administrator. Whoever started the service holds the code; it lives in memory and dies with its use.
/// </summary>
internal sealed class FirstAccount(IDbContextFactory<CoAuditDb> contexts, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Drawn anew at each start.</summary>
    public string Code { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return !await db.Set<Account>().AnyAsync(cancellationToken);
    }

    public bool Accepts(string? code) =>
        code is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(Code));

    /// <returns>What stands in the way, or a success.</returns>
    public async Task<IdentityResult> CreateAsync(string? code, Account account, string password, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (!Accepts(code) || !await IsNeededAsync(cancellationToken))
            {
                return IdentityResult.Failed(new IdentityError { Code = "Code", Description = "This link was used already, or is not whole. Look at the service's output for the right one." });
            }

            await using var scope = scopes.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var result = await accounts.CreateAsync(account, password);
            return result.Succeeded
                ? await accounts.AddClaimsAsync(account, [new Claim(ClaimTypes.Role, AccountRoles.QualityLead), new Claim(ClaimTypes.Role, AccountRoles.Administrator)])
                : result;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
