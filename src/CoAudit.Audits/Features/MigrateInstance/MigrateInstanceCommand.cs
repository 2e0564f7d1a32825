using CoAudit.Audits.Model;
using CoAudit.Workflows.Execution.Migration;

namespace CoAudit.Audits.Features.MigrateInstance;

/// <summary>Moves a running instance to another version of its definition.</summary>
/// <param name="ToVersion">The number of a version that is or was published.</param>
public sealed record MigrateInstanceCommand(string InstanceId, int ToVersion, Actor Actor)
{
    /// <summary>New ids of activities by their old ones, for those that were given another id.</summary>
    public IReadOnlyDictionary<string, string> ActivityIds { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Only says what would happen.</summary>
    public bool IsDryRun { get; init; }
}

/// <summary>What a migration did, or would do.</summary>
/// <param name="Migrated">True when the instance was moved; with problems it never is.</param>
/// <param name="Bookmarks">Where each live wait goes.</param>
public sealed record MigrationReport(
    string InstanceId, int FromVersion, int ToVersion, bool Migrated, IReadOnlyList<BookmarkMove> Bookmarks, IReadOnlyList<string> Problems);
