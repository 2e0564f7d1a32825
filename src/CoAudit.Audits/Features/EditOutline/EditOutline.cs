namespace CoAudit.Audits.Features.EditOutline;

/// <summary>One change of a definition's outline.</summary>
/// <param name="Revision">The revision that the change was made on, as the reader gave it: the second of two who change the same is told.</param>
public sealed record EditOutline(string DefinitionId, string Revision, OutlineEdit Edit, string ActivityId)
{
    /// <summary>Settings by their names, as a form posts them; those left out stay as they are.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whose change it is, by name.</summary>
    public string? SavedBy { get; init; }

    /// <summary>The type of the activity to add.</summary>
    public string? Type { get; init; }
}
