using System.Security.Claims;
using CoAudit.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>A quality lead with an account and a browser.</summary>
internal static class Lead
{
    private const string Password = "correct horse battery staple";

    /// <summary>Makes an account of their own and signs in with it.</summary>
    public static async Task<Visitor> EnterAsync(TestHost host)
    {
        var email = $"lead-{Guid.NewGuid():N}@coaudit.example";
        await using (var scope = host.Part<IServiceScopeFactory>().CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            Account account = new() { UserName = email, Email = email, DisplayName = "Robin Ash" };
            Assert.True((await accounts.CreateAsync(account, Password)).Succeeded);
            await accounts.AddClaimAsync(account, new Claim(ClaimTypes.Role, AccountRoles.QualityLead));
        }

        Visitor visitor = new(host);
        await visitor.FillInAsync(await visitor.GetAsync("/account/sign-in"), "/account/sign-in", ("Email", email), ("Password", Password));
        return visitor;
    }
}
