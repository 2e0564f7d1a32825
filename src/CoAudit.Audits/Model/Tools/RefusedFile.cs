namespace CoAudit.Audits.Model.Tools;

/// <summary>A data file that was left out, and all that is wrong with it.</summary>
public sealed record RefusedFile(string Name, IReadOnlyList<DataProblem> Problems);
