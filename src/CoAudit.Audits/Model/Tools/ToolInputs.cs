namespace CoAudit.Audits.Model.Tools;

/// <summary>What only a stage that builds a tool is told.</summary>
public sealed record ToolInputs
{
    public const string StageType = "CoAudit.BuildAuditTool";

    /// <summary>Id of the set of criteria to begin with; empty for none.</summary>
    public string CriteriaSet { get; init; } = "";

    /// <summary>Ids of criteria in it. Empty: all critical ones.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];
}
