using CoAudit.Audits.Storage;
using CoAudit.Web.Api;
using CoAudit.Web.Storage.Postgres;
using CoAudit.Web.Storage.Sqlite;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace CoAudit.Web.Accounts;

/// <summary>Accounts by ASP.NET Core Identity, cookies whose keys all nodes share, and API keys.</summary>
internal static class AccountRegistration
{
    private const string Chooser = "cookie-or-key";

    public static void AddAccounts(this IServiceCollection services, bool isSecure, bool onSqlite)
    {
        var protection = services.AddDataProtection().SetApplicationName("CoAudit");
        if (onSqlite)
        {
            protection.PersistKeysToDbContext<SqliteCoAuditDb>();
        }
        else
        {
            protection.PersistKeysToDbContext<PostgresCoAuditDb>();
        }

        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 4;
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = 8;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<CoAuditDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();

        services.AddAuthentication(Chooser)
            .AddPolicyScheme(Chooser, null, scheme => scheme.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsUsed(context.Request) ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie => Configure(cookie, isSecure)));
        services.AddAuthorizationBuilder()
            .AddPolicy(AccountPolicies.Leads, policy => policy.RequireRole(AccountRoles.QualityLead))
            .AddPolicy(AccountPolicies.Administrators, policy => policy.RequireRole(AccountRoles.Administrator));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = isSecure ? "__Host-antiforgery" : "antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
        services.AddSingleton<FirstAccount>();
    }

    private static void Configure(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions cookie, bool isSecure)
    {
        cookie.Cookie.Name = isSecure ? "__Host-account" : "account";
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.LoginPath = "/account/sign-in";
        cookie.AccessDeniedPath = "/error/403";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnRedirectToLogin = context => AnswerAsync(context.HttpContext, context.Response, context.RedirectUri, 401);
        cookie.Events.OnRedirectToAccessDenied = context => AnswerAsync(context.HttpContext, context.Response, context.RedirectUri, 403);
    }

    // A program gets a status, a person a page.
    private static Task AnswerAsync(HttpContext context, HttpResponse response, string redirectUri, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/elsa"))
        {
            return Problems.Result(status, status == 401 ? "not-signed-in" : "not-allowed", "Send 'Authorization: ApiKey <key>', or sign in.").ExecuteAsync(context);
        }

        response.Redirect(redirectUri);
        return Task.CompletedTask;
    }
}
