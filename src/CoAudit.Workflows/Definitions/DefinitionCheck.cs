namespace CoAudit.Workflows.Definitions;

/// <summary>Looks a compiled definition through for everything that would go wrong when it runs.</summary>
internal sealed class DefinitionCheck(CompiledWorkflow workflow)
{
    private readonly List<DefinitionProblem> _problems = [];

    public IReadOnlyList<DefinitionProblem> Run()
    {
        var strict = workflow.Activities.Any(a => a.Attribute.IsProduct);
        foreach (var activity in workflow.Activities)
        {
            Inputs(activity);
            if (activity.Activity is Activities.Generic.NotFoundActivity)
            {
                Add(strict ? ProblemSeverity.Error : ProblemSeverity.Warning, "unknown-activity", $"{activity.Path}.type", $"There is no activity of the type {activity.Type}.", activity);
            }
        }

        return [.. _problems.OrderBy(p => p.Severity)];
    }

    private void Inputs(CompiledActivity activity)
    {
        foreach (var input in activity.Inputs)
        {
            if ((input.Problem ?? input.Expression?.Problem) is { } problem)
            {
                Add(ProblemSeverity.Error, "invalid-input", input.Path, problem, activity);
            }
        }
    }

    private void Add(ProblemSeverity severity, string code, string path, string message, CompiledActivity activity) =>
        _problems.Add(new DefinitionProblem(severity, code, path, $"\"{activity.DisplayText}\": {message}", activity.Id));
}
