using System.Security.Claims;
using System.Text.Encodings.Web;
using CoAudit.Audits.Features.CreateApiKey;
using CoAudit.Audits.Storage;
using CoAudit.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CoAudit.Web.Api;

/// <summary><c>Authorization: ApiKey …</c>: a program that acts as a quality lead. It can never act for a participant.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IDbContextFactory<CoAuditDb> contexts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Prefix = "ApiKey ";

    public static bool IsUsed(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsUsed(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var hash = CreateApiKeyHandler.HashOf(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim());
        await using var db = await contexts.CreateDbContextAsync(Context.RequestAborted);
        var name = await db.ApiKeys.AsNoTracking().Where(k => k.Hash == hash && k.RevokedAt == null).Select(k => k.Name).FirstOrDefaultAsync(Context.RequestAborted);
        if (name is null)
        {
            return AuthenticateResult.Fail("The API key is not known.");
        }

        ClaimsIdentity identity = new([new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, AccountRoles.QualityLead)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.Result(401, "not-signed-in", "Send 'Authorization: ApiKey <key>', or sign in.").ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Result(403, "not-allowed", "This is for quality leads.").ExecuteAsync(Context);
}
