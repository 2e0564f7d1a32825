namespace CoAudit.Audits.Features.RevertDefinition;

/// <summary>A version to go back to.</summary>
public sealed record RevertDefinition(string DefinitionId, int Version)
{
    /// <summary>Whose step back it is, by name.</summary>
    public string? SavedBy { get; init; }
}
