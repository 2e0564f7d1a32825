namespace CoAudit.Audits.Model.Tools;

/// <summary>What only a stage that builds a tool is told.</summary>
public sealed record ToolInputs
{
    public const string StageType = "CoAudit.BuildAuditTool";

    /// <summary>Id of the set of criteria to begin with; empty for none.</summary>
    public string CriteriaSet { get; init; } = "";

    /// <summary>Ids of criteria in it. Empty: all critical ones.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>The criteria that the tool begins with; none where the library has no such set.</summary>
    public IReadOnlyList<Criterion> From(CriteriaLibrary library)
    {
        if (library.FindSet(CriteriaSet) is not { } set)
        {
            return [];
        }

        return Criteria.Count == 0 ? [.. set.Critical] : [.. Criteria.Select(set.Find).OfType<Criterion>()];
    }
}
