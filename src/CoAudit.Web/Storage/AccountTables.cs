using CoAudit.Web.Accounts;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Storage;

/// <summary>The tables that only the host knows: accounts, and the keys that protect cookies on every node alike.</summary>
internal static class AccountTables
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.HasKey(a => a.Id);
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.HasIndex(a => a.NormalizedEmail);
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        });
        modelBuilder.Entity<IdentityUserClaim<string>>(claim =>
        {
            claim.ToTable("account_claims");
            claim.HasKey(c => c.Id);
            claim.HasOne<Account>().WithMany().HasForeignKey(c => c.UserId).IsRequired();
        });
        modelBuilder.Entity<IdentityUserLogin<string>>(login =>
        {
            login.ToTable("account_logins");
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId).IsRequired();
        });
        modelBuilder.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("account_tokens");
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId).IsRequired();
        });
        modelBuilder.Entity<DataProtectionKey>(key => key.ToTable("data_protection_keys"));
    }
}
