namespace CoAudit.Audits.Model.Tools;

/// <summary>One place of a framework: a regulation, a quality statement, a criterion of a code of practice.</summary>
/// <param name="Code">As people cite it, for example <c>12(2)(g)</c>.</param>
/// <param name="Title">What it is about, in our own words where it has no name.</param>
/// <param name="Section">The part of the framework that it belongs to, if that has parts.</param>
public sealed record FrameworkItem(string Code, string Title, string? Section)
{
    internal static FrameworkItem Read(DataPart part) => new(part.Text("code"), part.Text("title"), part.Optional("section"));
}
