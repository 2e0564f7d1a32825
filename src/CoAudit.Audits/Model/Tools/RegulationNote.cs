namespace CoAudit.Audits.Model.Tools;

/// <summary>A regulation that something has to do with, in the words of the framework's file and of the criterion's.</summary>
/// <param name="Code">As people cite it, for example <c>9A</c>.</param>
/// <param name="Because">Why the criterion behind it gives evidence for that regulation.</param>
public sealed record RegulationNote(string Code, string Title, string Because);
