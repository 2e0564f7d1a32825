namespace CoAudit.Web.Accounts;

/// <summary>Who may do what, by name.</summary>
internal static class AccountPolicies
{
    /// <summary>Quality leads, signed in or by API key.</summary>
    public const string Leads = "leads";

    public const string Administrators = "administrators";
}
