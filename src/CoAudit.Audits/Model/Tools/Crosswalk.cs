namespace CoAudit.Audits.Model.Tools;

/// <summary>
/// Leads from the criteria of a set, or from another framework, to a framework: the content of one file in
/// <c>workflows/frameworks/crosswalks</c>. So a framework that comes later needs no new version of any criteria set.
/// </summary>
public sealed record Crosswalk
{
    /// <summary>The file's name without its ending.</summary>
    public required string Id { get; init; }

    /// <summary>Raised with every change of content.</summary>
    public required string Version { get; init; }

    /// <summary>The id of a criteria set or of a framework.</summary>
    public required string From { get; init; }

    /// <summary>The id of a framework.</summary>
    public required string To { get; init; }

    /// <summary>What a reader should know before relying on it.</summary>
    public required string? Note { get; init; }

    public required IReadOnlyList<CrosswalkRow> Rows { get; init; }

    /// <summary>Of the content: the same until a word changes.</summary>
    public required string Hash { get; init; }

    /// <exception cref="DataException">The file cannot be used.</exception>
    public static Crosswalk Read(ReadOnlyMemory<byte> json) => DataPart.Read(json, Make);

    private static Crosswalk Make(DataPart part, string hash)
    {
        Crosswalk crosswalk = new()
        {
            Id = part.Id(),
            Version = part.Version(),
            From = part.Text("from"),
            To = part.Text("to"),
            Note = part.Optional("note"),
            Rows = part.Parts("rows", CrosswalkRow.Read),
            Hash = hash,
        };
        part.EachOnce("rows", "from", crosswalk.Rows.Select(row => row.From));
        return crosswalk;
    }
}
