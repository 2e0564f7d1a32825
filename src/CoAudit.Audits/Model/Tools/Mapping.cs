namespace CoAudit.Audits.Model.Tools;

/// <summary>Which places of a framework a criterion gives evidence for, and why.</summary>
public sealed record Mapping(string Framework, IReadOnlyList<string> Codes, string Because)
{
    /// <summary>Null where somebody has said it of the criterion itself; else the way by which it is read from what the criterion says about another framework.</summary>
    public ReadThrough? Through { get; init; }

    internal static Mapping Read(DataPart part) => new(part.Text("framework"), part.Texts("codes"), part.Text("because"));
}
