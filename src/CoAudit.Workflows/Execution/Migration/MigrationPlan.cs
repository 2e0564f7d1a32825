namespace CoAudit.Workflows.Execution.Migration;

/// <summary>Where one live wait of an instance goes on another version of its definition.</summary>
/// <param name="ToActivityId">The activity that it waits at there; null when it has no counterpart.</param>
/// <param name="Problem">Why it cannot go there; null when it can.</param>
public sealed record BookmarkMove(string BookmarkId, string Name, string ActivityId, string ActivityType, string? ToActivityId, string? Problem);

/// <summary>What moving an instance to another version would do.</summary>
/// <param name="Problems">Everything that stands in the way, the waits' problems among them. Empty when it can be moved.</param>
/// <param name="Moved">The state on the other version, and the line of the journal that tells of the move; null when it cannot be moved.</param>
public sealed record MigrationPlan(IReadOnlyList<BookmarkMove> Bookmarks, IReadOnlyList<string> Problems, Burst? Moved);
