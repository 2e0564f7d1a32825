using Microsoft.AspNetCore.Identity;

namespace CoAudit.Web.Accounts;

/// <summary>Someone who signs in: a quality lead, a facilitator or an administrator. Roles are claims.</summary>
public sealed class Account : IdentityUser
{
    public string DisplayName { get; set; } = "";
}

/// <summary>Names of roles, as claims hold them.</summary>
public static class AccountRoles
{
    public const string QualityLead = "quality-lead";

    public const string Administrator = "administrator";
}
