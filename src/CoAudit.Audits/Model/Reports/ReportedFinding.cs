namespace CoAudit.Audits.Model.Reports;

/// <summary>A finding with what it means to people and why it is so.</summary>
/// <param name="Kind"><c>gap</c>, <c>observation</c> or <c>good-practice</c>.</param>
/// <param name="Criterion">Id of the line of the tool that it is about; null where it is about none.</param>
/// <param name="Status"><c>open</c>, <c>agreed</c> or <c>not-agreed</c>.</param>
/// <param name="Reason">Why it was decided so.</param>
/// <param name="Waiver">Why it was agreed without a voice that should have been heard.</param>
public sealed record ReportedFinding(
    string Kind, string? Criterion, string Text, string Status, ShownNumber? Joint, ShownNumber? Gap, string? Reason, string? Waiver,
    IReadOnlyList<ReportedWords> Meaning, IReadOnlyList<ReportedCause> Causes)
{
    /// <summary>Of people who use the service and care workers, those who have not said what it means, and of whom nobody has written down why; by the group's code.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>Why something is so, in the words of whoever knows, and what was answered. The words themselves are never changed.</summary>
public sealed record ReportedCause(string Text, string Group, IReadOnlyList<ReportedWords> Answers)
{
    /// <summary>What it is most about, as whoever said it has sorted it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
