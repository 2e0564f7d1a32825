namespace CoAudit.Audits.Features.ViewAuditTypes;

/// <summary>Something wrong with a definition.</summary>
/// <param name="Severity"><c>error</c>: it cannot be published; <c>warning</c>: it can.</param>
/// <param name="Code">Stable name for programs.</param>
/// <param name="Path">JSON path in the definition.</param>
/// <param name="ActivityId">The activity that it is about, when it is about one.</param>
/// <param name="Way">The activities on the shortest way that shows it, by the names on the canvas.</param>
public sealed record ProblemView(string Severity, string Code, string Message, string Path, string? ActivityId, IReadOnlyList<string> Way)
{
    /// <summary>The same activities by their ids.</summary>
    public IReadOnlyList<string> WayIds { get; init; } = [];
}
