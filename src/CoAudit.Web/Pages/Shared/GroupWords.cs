namespace CoAudit.Web.Pages.Shared;

/// <summary>The four groups in words, by their stored names.</summary>
internal static class GroupWords
{
    public static IReadOnlyList<string> All { get; } = ["service-users", "care-workers", "managers", "other-stakeholders"];

    public static string Of(string group) => group switch
    {
        "service-users" => "People who use services",
        "care-workers" => "Care workers",
        "managers" => "Managers and leaders",
        "other-stakeholders" => "Other stakeholders",
        _ => group,
    };
}
