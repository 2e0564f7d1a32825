namespace CoAudit.Audits.Model.Reports;

/// <summary>Photos and documents that people gave as evidence.</summary>
/// <param name="NotShown">How many stay hidden: kept back with a reason that their giver knows, or not looked at yet.</param>
public sealed record ReportedFiles(IReadOnlyList<ReportedFile> Shared, int NotShown);

/// <summary>A file that everyone who takes part may open.</summary>
/// <param name="Type">Media type.</param>
/// <param name="About">Id of the line of the tool that it is about; null: of none in particular.</param>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Redacted">Something is painted over.</param>
public sealed record ReportedFile(string Name, string Type, string? About, string Group, bool Redacted);
