namespace CoAudit.Audits.Storage.Tables;

/// <summary>The JSON of a definition, once per content hash, for ever: instances are pinned to it.</summary>
public sealed class DefinitionContent
{
    public required string Hash { get; init; }

    public required string Json { get; init; }
}

/// <summary>One numbered version of a definition.</summary>
public sealed class DefinitionVersion
{
    public required Guid Id { get; init; }

    public required string DefinitionId { get; init; }

    public required int Version { get; init; }

    /// <summary>Changes while the version is a draft; fixed once it has been published.</summary>
    public required string Hash { get; set; }

    public required string Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Where the version came from: <c>file</c> or <c>designer</c>.</summary>
    public required string Source { get; init; }

    /// <summary>At most one version of a definition is published.</summary>
    public bool IsPublished { get; set; }

    /// <summary>True from its first publishing on: instances may be pinned to it, so its content stays.</summary>
    public bool WasPublished { get; set; }

    public bool IsLatest { get; set; }

    /// <summary>True when people take part: the definition can be started as an audit.</summary>
    public required bool IsAuditType { get; set; }

    /// <summary>Its stages in flow order, as a JSON array of <c>{activityId, type, title}</c>.</summary>
    public required string Stages { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>Who saved it last, by name; null when it was a file or a program that did not say.</summary>
    public string? SavedBy { get; set; }

    /// <summary>Changes with every save.</summary>
    public string Revision => $"{Id:N}"[^8..] + Hash[..12];
}
