namespace CoAudit.Audits.Outlines;

/// <summary>One activity of a definition as the outline shows it.</summary>
/// <param name="Kind">What it is called in the palette.</param>
/// <param name="Exits">Where each exit leads, in words; one line when all lead to the same place.</param>
/// <param name="Fields">Its settings; empty for activities that are not ours to set here.</param>
public sealed record OutlineStep(string Id, string Name, string Kind, IReadOnlyList<string> Exits, IReadOnlyList<OutlineField> Fields)
{
    /// <summary>The name of the activity that it stands inside; null when it stands on the outermost canvas.</summary>
    public string? Inside { get; init; }

    public bool CanMoveUp { get; init; }

    public bool CanMoveDown { get; init; }

    public bool CanRemove { get; init; }

    public bool CanAddAfter { get; init; }
}
