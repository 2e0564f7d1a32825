namespace CoAudit.Audits.Model.Reports;

/// <summary>What the audit was to find out, and who wanted to know it.</summary>
/// <param name="GateReason">Why it went on without an objective from people who use the service or from care workers; null where both have one.</param>
public sealed record ReportedObjectives(IReadOnlyList<ReportedObjective> Adopted, string? GateReason)
{
    /// <summary>Of people who use the service and care workers, those from whom nothing is adopted, by the group's code.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>One adopted objective with the group that it comes from.</summary>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Priority">Mean of the group means, 0 to 4; null where nobody gave priorities.</param>
public sealed record ReportedObjective(string Text, string Group, decimal? Priority);
