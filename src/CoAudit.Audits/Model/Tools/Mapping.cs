namespace CoAudit.Audits.Model.Tools;

/// <summary>Which places of a framework a criterion gives evidence for, and why.</summary>
public sealed record Mapping(string Framework, IReadOnlyList<string> Codes, string Because)
{
    internal static Mapping Read(DataPart part) => new(part.Text("framework"), part.Texts("codes"), part.Text("because"));
}
