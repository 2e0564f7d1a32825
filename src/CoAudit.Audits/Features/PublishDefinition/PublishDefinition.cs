namespace CoAudit.Audits.Features.PublishDefinition;

/// <summary>The newest version of a definition is to be published.</summary>
public sealed record PublishDefinition(string DefinitionId)
{
    /// <summary>The revision that was read before; null when the caller does not say, and then whatever is the newest is published.</summary>
    public string? Revision { get; init; }
}
