namespace CoAudit.Audits.Features.SaveDefinition;

/// <summary>A draft to keep.</summary>
/// <param name="Utf8">The definition's JSON.</param>
/// <param name="Publish">True to publish it at once.</param>
public sealed record SaveDefinition(ReadOnlyMemory<byte> Utf8, bool Publish)
{
    /// <summary>The revision that the draft was made from; null when the caller does not say, and then the last one wins.</summary>
    public string? Revision { get; init; }

    /// <summary>Whose save it is, by name, for the next who saves something older.</summary>
    public string? SavedBy { get; init; }
}
