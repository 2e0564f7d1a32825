namespace CoAudit.Workflows.Definitions;

/// <summary>How bad a problem is: an error cannot run (or would break a promise to participants), a warning can.</summary>
public enum ProblemSeverity
{
    Error,
    Warning,
}

/// <summary>Something wrong with a definition, in words that a quality lead can act on.</summary>
/// <param name="Code">Stable identifier, for example <c>unknown-activity</c>.</param>
/// <param name="Path">JSON path in the definition, for example <c>$.root.activities[3].groups</c>.</param>
/// <param name="Message">What is wrong and what to do; names the activity by its display text.</param>
/// <param name="ActivityId">The node, when there is one.</param>
public sealed record DefinitionProblem(ProblemSeverity Severity, string Code, string Path, string Message, string? ActivityId = null)
{
    /// <summary>Ids of the activities on the shortest way that shows the problem, from the start on; empty when it needs none.</summary>
    public IReadOnlyList<string> Way { get; init; } = [];
}

/// <summary>A definition was refused. Carries every problem found, not only the first.</summary>
public sealed class DefinitionException(IReadOnlyList<DefinitionProblem> problems)
    : Exception(string.Join("\n", problems.Select(p => $"{p.Path}: {p.Message}")))
{
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}
