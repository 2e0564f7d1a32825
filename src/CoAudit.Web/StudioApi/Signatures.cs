using System.Security.Claims;
using CoAudit.Web.Accounts;
using CoAudit.Web.Api;
using Microsoft.AspNetCore.Identity;

namespace CoAudit.Web.StudioApi;

/// <summary>Under which name a change is kept, for the next person who reads who made it.</summary>
internal sealed class Signatures(IServiceScopeFactory scopes)
{
    public async Task<string?> OfAsync(ClaimsPrincipal user)
    {
        if (string.Equals(user.Identity?.AuthenticationType, ApiKeyAuthentication.SchemeName, StringComparison.Ordinal))
        {
            return $"the program \"{user.Identity!.Name}\"";
        }

        await using var scope = scopes.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().GetUserAsync(user);
        return account?.DisplayName is { Length: > 0 } name ? name : user.Identity?.Name;
    }
}
