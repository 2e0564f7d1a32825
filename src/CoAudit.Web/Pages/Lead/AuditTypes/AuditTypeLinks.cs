namespace CoAudit.Web.Pages.Lead.AuditTypes;

/// <summary>Addresses of the pages about one audit type. A definition id is anybody's text.</summary>
internal static class AuditTypeLinks
{
    public static string Outline(string definitionId) => $"/audit-types/{Uri.EscapeDataString(definitionId)}/outline";

    public static string Problems(string definitionId) => $"/audit-types/{Uri.EscapeDataString(definitionId)}/problems";

    public static string Canvas(string definitionId) => $"/designer/workflows/definitions/{Uri.EscapeDataString(definitionId)}/edit";

    public static string Settings(string definitionId, string activityId) => $"{Outline(definitionId)}/{Uri.EscapeDataString(activityId)}";

    /// <summary>Where one activity stands on the outline.</summary>
    public static string Activity(string definitionId, string activityId) => $"{Outline(definitionId)}#activity-{Uri.EscapeDataString(activityId)}";
}
