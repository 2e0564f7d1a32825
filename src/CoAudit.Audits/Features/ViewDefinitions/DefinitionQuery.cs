using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Audits.Features.ViewDefinitions;

/// <summary>Which versions of which definitions; what is empty does not limit it.</summary>
public sealed record DefinitionQuery
{
    public required VersionChoice Version { get; init; }

    public IReadOnlyList<string> DefinitionIds { get; init; } = [];

    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>Part of a name, an id or a description.</summary>
    public string? SearchTerm { get; init; }

    public string? Name { get; init; }

    public DefinitionOrder Order { get; init; }

    public bool Descending { get; init; }

    /// <summary>The first page is 0.</summary>
    public int Page { get; init; }

    public int PageSize { get; init; } = 50;
}

/// <summary>What a list is sorted by.</summary>
public enum DefinitionOrder
{
    Created,
    Name,
    Version,
}
