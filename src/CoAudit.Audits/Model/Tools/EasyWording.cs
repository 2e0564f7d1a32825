namespace CoAudit.Audits.Model.Tools;

/// <summary>A criterion as a question in easy words.</summary>
/// <param name="Approved">A person who reads easy words has approved it. Until then it is a draft, whatever a machine says about it.</param>
public sealed record EasyWording(string Text, bool Approved)
{
    internal static EasyWording Read(DataPart part) => new(part.Text("text"), part.Flag("approved"));
}
