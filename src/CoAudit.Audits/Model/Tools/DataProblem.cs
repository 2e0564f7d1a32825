namespace CoAudit.Audits.Model.Tools;

/// <summary>What is wrong with a data file, and where: <c>$.criteria[3].easy.text</c>.</summary>
public sealed record DataProblem(string Path, string Message);
