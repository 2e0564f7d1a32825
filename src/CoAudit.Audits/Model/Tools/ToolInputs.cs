namespace CoAudit.Audits.Model.Tools;

/// <summary>What only a stage that builds a tool is told.</summary>
public sealed record ToolInputs
{
    public const string StageType = "CoAudit.BuildAuditTool";

    /// <summary>Id of the set of criteria to begin with; empty for none.</summary>
    public string CriteriaSet { get; init; } = "";

    /// <summary>Ids of criteria in it. Empty: all critical ones.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>Which input names something that the library does not have, and what; null when all of it is there.</summary>
    public (string Input, string Message)? ProblemIn(CriteriaLibrary library)
    {
        if (string.IsNullOrWhiteSpace(CriteriaSet))
        {
            return Criteria.Count == 0 ? null : ("criteriaSet", "say which library of criteria these are in. " + Choices(library));
        }

        if (library.FindSet(CriteriaSet) is not { } set)
        {
            return ("criteriaSet", $"there is no library of criteria '{PlainInput.Shown(CriteriaSet)}'. {Choices(library)}");
        }

        var unknown = Criteria.Where(id => set.Find(id.Trim()) is null).Select(id => $"'{PlainInput.Shown(id)}'").ToList();
        return unknown.Count == 0 ? null : ("criteria", $"{string.Join(", ", unknown)} {(unknown.Count == 1 ? "is" : "are")} not in the library {set.Id}.");
    }

    /// <summary>The criteria that the tool begins with; none where the library has no such set.</summary>
    public IReadOnlyList<Criterion> From(CriteriaLibrary library)
    {
        if (library.FindSet(CriteriaSet) is not { } set)
        {
            return [];
        }

        return Criteria.Count == 0 ? [.. set.Critical] : [.. Criteria.Select(id => set.Find(id.Trim())).OfType<Criterion>()];
    }

    private static string Choices(CriteriaLibrary library) =>
        library.Sets.Count == 0 ? "There is none here." : $"There are {string.Join(", ", library.Sets.Select(set => set.Id))}.";
}
