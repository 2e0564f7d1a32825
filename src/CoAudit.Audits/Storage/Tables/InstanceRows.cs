using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Tables;

/// <summary>A workflow instance as lists show it. Its state is a blob in a table of its own, so that no list ever loads it.</summary>
public sealed class InstanceRow
{
    /// <summary>Time-ordered, 32 hex digits.</summary>
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required int DefinitionVersion { get; init; }

    public required string DefinitionHash { get; init; }

    public required string Status { get; init; }

    public required string SubStatus { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public required int IncidentCount { get; init; }

    public AuditId? AuditId { get; init; }

    /// <summary>The review that this instance runs, when it runs one.</summary>
    public ReviewId? ReviewId { get; init; }

    /// <summary>The instance that started this one and may wait for its end.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>Counts bursts; compare-and-swap on it decides between rivals.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>The state of one instance, written whole with each burst.</summary>
public sealed class InstanceStateRow
{
    public required string InstanceId { get; init; }

    public required byte[] State { get; init; }
}

/// <summary>Where an instance waits.</summary>
public sealed class BookmarkRow
{
    public required string Id { get; init; }

    public required string InstanceId { get; init; }

    public required string ActivityId { get; init; }

    public required string Name { get; init; }

    public required string Key { get; init; }

    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>What one burst did, chained to the burst before.</summary>
public sealed class JournalRow
{
    public required string InstanceId { get; init; }

    /// <summary>The instance's version after the burst.</summary>
    public required int N { get; init; }

    /// <summary>UTF-8 JSON array of journal entries.</summary>
    public required byte[] Entries { get; init; }

    /// <summary>SHA-256 over the hash before and these entries.</summary>
    public required byte[] Hash { get; init; }
}
