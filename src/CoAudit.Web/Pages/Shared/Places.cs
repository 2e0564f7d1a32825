namespace CoAudit.Web.Pages.Shared;

/// <summary>The entries of the main navigation; a page names its own in <c>ViewData["Place"]</c>.</summary>
internal static class Places
{
    public const string Dashboard = "dashboard";
    public const string Audits = "audits";
    public const string Designer = "designer";
    public const string AuditTypes = "audit-types";
    public const string Reviews = "reviews";
    public const string Services = "services";
    public const string ApiKeys = "api-keys";
    public const string Mailbox = "mailbox";
}
