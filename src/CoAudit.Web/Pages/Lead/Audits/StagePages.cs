namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>Which page of an audit shows what one kind of stage came to. The stage line leads there.</summary>
internal static class StagePages
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["CoAudit.SetObjectives"] = "objectives",
        ["CoAudit.BuildAuditTool"] = "tool",
        ["CoAudit.GatherEvidence"] = "coverage",
        ["CoAudit.AnalyseFindings"] = "scores",
        ["CoAudit.PlanActions"] = "plan",
        ["CoAudit.SignOff"] = "plan",
        ["CoAudit.RespondToObjection"] = "plan",
    };

    public static string? Find(string stageType) => Pages.GetValueOrDefault(stageType);
}
