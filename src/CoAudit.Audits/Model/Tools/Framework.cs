namespace CoAudit.Audits.Model.Tools;

/// <summary>What an outside body expects, as data: the content of one file in <c>workflows/frameworks</c>.</summary>
public sealed record Framework
{
    /// <summary>The file's name without its ending, for example <c>cqc-quality-statements-2023</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Of our file, not of the framework.</summary>
    public required string Version { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public required FrameworkStanding Standing { get; init; }

    /// <summary>Where the full text is.</summary>
    public required Uri Source { get; init; }

    /// <summary>What a reader should know before relying on it.</summary>
    public required string? Note { get; init; }

    public required IReadOnlyList<FrameworkItem> Items { get; init; }

    /// <summary>Of the content: the same until a word changes.</summary>
    public required string Hash { get; init; }

    /// <summary>Its places are regulations: what they say is the law.</summary>
    public bool IsRegulations => Id is "hsca-regulations-2014" or "cqc-registration-regulations-2009";

    /// <exception cref="DataException">The file cannot be used.</exception>
    public static Framework Read(ReadOnlyMemory<byte> json) => DataPart.Read(json, Make);

    public FrameworkItem? Find(string code) => Items.FirstOrDefault(item => string.Equals(item.Code, code, StringComparison.Ordinal));

    private static Framework Make(DataPart part, string hash)
    {
        var standing = ReadStanding(part);
        Framework framework = new()
        {
            Id = part.Id(),
            Version = part.Version(),
            Title = part.Text("title"),
            Publisher = part.Text("publisher"),
            Standing = standing,
            Source = ReadSource(part),
            Note = part.Optional("note"),
            Items = part.Parts("items", FrameworkItem.Read, mayBeEmpty: standing == FrameworkStanding.Draft),
            Hash = hash,
        };
        part.EachOnce("items", "code", framework.Items.Select(item => item.Code));
        return framework;
    }

    private static FrameworkStanding ReadStanding(DataPart part)
    {
        switch (part.Text("standing"))
        {
            case "current":
                return FrameworkStanding.Current;
            case "replaced":
                return FrameworkStanding.Replaced;
            case "draft":
                return FrameworkStanding.Draft;
            default:
                part.Problem("standing", "One of current, draft and replaced is needed here.");
                return FrameworkStanding.Draft;
        }
    }

    private static Uri ReadSource(DataPart part)
    {
        if (Uri.TryCreate(part.Text("source"), UriKind.Absolute, out var source) && string.Equals(source.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            return source;
        }

        part.Problem("source", "An https address is needed here.");
        return new Uri("about:blank");
    }
}
