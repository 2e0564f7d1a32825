namespace CoAudit.Audits.Model.Tools;

/// <summary>One step of a crosswalk: what the left side's place says about the right side, and why.</summary>
public sealed record CrosswalkRow(string From, IReadOnlyList<string> To, string Because)
{
    internal static CrosswalkRow Read(DataPart part) => new(part.Text("from"), part.Texts("to"), part.Text("because"));
}
