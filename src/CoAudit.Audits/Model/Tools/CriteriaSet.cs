namespace CoAudit.Audits.Model.Tools;

/// <summary>Criteria that an audit tool can be built from: the content of one file in <c>workflows/criteria</c>.</summary>
public sealed record CriteriaSet
{
    /// <summary>The file's name without its ending, for example <c>infection-control</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Raised with every change of content.</summary>
    public required string Version { get; init; }

    public required string Title { get; init; }

    /// <summary>What a reader should know before relying on it.</summary>
    public required string? Note { get; init; }

    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Of the content: the same until a word changes.</summary>
    public required string Hash { get; init; }

    public IEnumerable<Criterion> Critical => Criteria.Where(criterion => criterion.Critical);

    /// <exception cref="DataException">The file cannot be used.</exception>
    public static CriteriaSet Read(ReadOnlyMemory<byte> json) => DataPart.Read(json, Make);

    public Criterion? Find(string id) => Criteria.FirstOrDefault(criterion => string.Equals(criterion.Id, id, StringComparison.OrdinalIgnoreCase));

    private static CriteriaSet Make(DataPart part, string hash)
    {
        CriteriaSet set = new()
        {
            Id = part.Id(),
            Version = part.Version(),
            Title = part.Text("title"),
            Note = part.Optional("note"),
            Criteria = part.Parts("criteria", Criterion.Read),
            Hash = hash,
        };
        part.EachOnce("criteria", "id", set.Criteria.Select(criterion => criterion.Id));
        return set;
    }
}
