namespace CoAudit.Audits.Model.Tools;

/// <summary>A data file was refused. Carries every problem found, not only the first.</summary>
public sealed class DataException(IReadOnlyList<DataProblem> problems)
    : Exception(string.Join("\n", problems.Select(problem => $"{problem.Path}: {problem.Message}")))
{
    public IReadOnlyList<DataProblem> Problems { get; } = problems;
}
