namespace CoAudit.Audits.Model.Objectives;

/// <summary>Where a proposed objective stands.</summary>
public enum ObjectiveStatus
{
    Proposed,
    Adopted,
    Merged,
    NotAdopted,
}

/// <summary>Statuses and decisions as the API names them.</summary>
public static class ObjectiveNames
{
    public const string Adopted = "adopted";

    public const string Merged = "merged";

    public const string NotAdopted = "not-adopted";

    /// <summary>It reads differently from now on; whether it is adopted is another decision.</summary>
    public const string Reworded = "reworded";

    public const string Proposed = "proposed";

    /// <summary>What can be decided about an objective.</summary>
    public static IReadOnlyList<string> Decisions { get; } = [Adopted, Merged, NotAdopted, Reworded];

    public static string Code(this ObjectiveStatus status) => status switch
    {
        ObjectiveStatus.Proposed => Proposed,
        ObjectiveStatus.Adopted => Adopted,
        ObjectiveStatus.Merged => Merged,
        ObjectiveStatus.NotAdopted => NotAdopted,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };
}
