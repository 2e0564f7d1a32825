namespace CoAudit.Audits.Model.Influence;

/// <summary>A part of an audit in which people's words can change the result.</summary>
public enum AuditPart
{
    Objectives,
    Tool,
    Findings,
    Plan,
    Review,
}

/// <summary>Parts as the API names them, and where they come from.</summary>
public static class AuditParts
{
    public static string Code(this AuditPart part) => part switch
    {
        AuditPart.Objectives => "objectives",
        AuditPart.Tool => "tool",
        AuditPart.Findings => "findings",
        AuditPart.Plan => "plan",
        AuditPart.Review => "review",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of an audit."),
    };

    /// <summary>The part that a stage of this type is; null for stages in which nothing is made.</summary>
    public static AuditPart? Of(string stageType) => stageType switch
    {
        "CoAudit.SetObjectives" => AuditPart.Objectives,
        "CoAudit.BuildAuditTool" => AuditPart.Tool,
        "CoAudit.AnalyseFindings" => AuditPart.Findings,
        "CoAudit.PlanActions" => AuditPart.Plan,
        "CoAudit.ReviewProgress" => AuditPart.Review,
        _ => null,
    };
}
