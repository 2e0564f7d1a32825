using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Expressions;
using CoAudit.Workflows.Flow;
using CoAudit.Workflows.Ways;

namespace CoAudit.Workflows.Definitions;

/// <summary>
/// Looks a compiled definition through for what would go wrong when it runs. People wait for a definition with product activities, so there every problem
/// is an error; any other may do what Elsa lets it do, and is warned of.
/// </summary>
internal sealed class DefinitionCheck
{
    // More than anyone reads; a hostile file can have one for every byte.
    private const int MostProblems = 500;

    // Some tenths of a second.
    private const long MostWork = 2_000_000;

    private readonly CompiledWorkflow _workflow;
    private readonly List<DefinitionProblem> _problems = [];
    private readonly ScriptNames _names;

    public DefinitionCheck(CompiledWorkflow workflow)
    {
        _workflow = workflow;
        _names = new ScriptNames(workflow);
        ConcernsPeople = workflow.Activities.Any(a => a.Attribute.IsProduct);
    }

    public bool ConcernsPeople { get; }

    public IReadOnlyList<DefinitionProblem> Run()
    {
        Variables(_workflow.Root);
        foreach (var activity in _workflow.Activities.Where(a => a.Refusal is not null))
        {
            Add(ProblemSeverity.Error, "refused-activity", $"{activity.Path}.type", $"\"{activity.DisplayText}\" cannot be run: {activity.Refusal}", activity.Id);
        }

        // What stands inside a workflow that is used as an activity is checked where it is published itself.
        foreach (var activity in _workflow.Activities.Where(a => !a.IsNested))
        {
            Type(activity);
            Variables(activity);
            Inputs(activity);
            Outputs(activity);
            if (activity.Connections is { } connections)
            {
                new FlowCheck(this, activity, connections).Run();
            }
        }

        Joins();
        if (_workflow.Definition is { Activation: ActivationStrategy.Always, ActivationClass: { Length: > 0 } strategy } && strategy is not "AllowAlwaysStrategy")
        {
            Add(ProblemSeverity.Warning, "activation-strategy", "$.options.activationStrategyType", $"There is no activation strategy {strategy} here. Every start will make a new instance. Choose one that is offered.");
        }

        if (ConcernsPeople && _workflow.ContinuesWithIncidents)
        {
            Add(ProblemSeverity.Warning, "incident-strategy", "$.options.incidentStrategyType", "After a fault the workflow goes on without that path, and may then wait for ever. Choose the incident strategy Fault.");
        }

        return [.. _problems.OrderBy(p => p.Severity).Take(MostProblems)];
    }

    /// <summary>Tells a problem of an activity; an error only where people wait for the workflow.</summary>
    public void Tell(string code, string path, CompiledActivity activity, string message) =>
        Add(ConcernsPeople ? ProblemSeverity.Error : ProblemSeverity.Warning, code, path, $"\"{activity.DisplayText}\": {message}", activity.Id);

    /// <summary>Tells a problem of an activity with the way that shows it; an error only where people wait for the workflow.</summary>
    public void Tell(string code, CompiledActivity activity, string message, IReadOnlyList<WayStep> way) =>
        _problems.Add(new DefinitionProblem(
            ConcernsPeople ? ProblemSeverity.Error : ProblemSeverity.Warning, code, activity.Path, $"\"{activity.DisplayText}\": {message}", activity.Id)
        {
            Way = [.. way.Select(step => step.Activity.Id)],
        });

    // Only joins that wait for all can wait in vain, and looking for the ways costs time.
    private void Joins()
    {
        var joins = _workflow.Activities.Where(WaitsForAll).ToList();
        if (joins.Count == 0)
        {
            return;
        }

        var ways = WaySearch.Run(_workflow, new NoWatch(), MostWork);
        foreach (var join in joins.Where(ways.Starved.ContainsKey))
        {
            var way = ways.Starved[join];
            if (ways.Reaches(join))
            {
                Tell("join-may-not-run", join, "it waits for all its branches, and one of them is not always taken; then nothing after it happens. Let it wait for all active ones.", [.. way, new WayStep(join, "")]);
            }
            else if (ways.IsComplete)
            {
                Tell("join-never-runs", join, "it waits for branches of which only one is ever taken, so it never runs. Let it wait for any, or for all active ones.", [.. way, new WayStep(join, "")]);
            }
        }
    }

    private static bool WaitsForAll(CompiledActivity node) => node.Activity is FlowJoin join
        ? join.FixedMode(node) == JoinMode.WaitAll
        : node.MergeMode is JoinMode.WaitAll or JoinMode.Converge;

    private void Type(CompiledActivity activity)
    {
        if (activity is { Activity: NotFoundActivity, Refusal: null })
        {
            Tell("unknown-activity", $"{activity.Path}.type", activity, $"there is no activity of the type {activity.Type}. Remove it or choose another.");
        }
    }

    private void Variables(CompiledActivity scope)
    {
        foreach (var variable in scope.Variables.Where(v => v.DefaultProblem is not null))
        {
            Tell("invalid-default", $"{variable.Path}.value", scope, $"the variable {variable.Name} has a default that it cannot hold. {variable.DefaultProblem} Change the default, or the type.");
        }
    }

    private void Inputs(CompiledActivity activity)
    {
        foreach (var input in activity.Inputs)
        {
            foreach (var expression in ScriptNames.Expressions(input))
            {
                Expression(activity, input, expression);
            }

            if (input.Problem is { } invalid)
            {
                Tell("invalid-input", input.Path, activity, $"{Label(input)} cannot be used. {invalid}");
            }
            else if (input.Declaration.Required && input.IsConstant && input.Constant is null or "")
            {
                Tell("missing-input", input.Path, activity, $"{Label(input)} is missing. Fill it in.");
            }
        }

        if (activity.Activity is RunJavaScript run && ScriptNames.Body(activity) is { } body)
        {
            Expression(activity, activity.Inputs[activity.Declared.IndexOf(run.Script)], body);
        }

        if (activity.Activity is SetVariable set && activity.TryGetLiteral(set.Variable, out var target) && target is not null)
        {
            Variable(activity, ExpressionCompiler.Variable(target), $"{activity.Path}.variable");
        }
    }

    private void Expression(CompiledActivity activity, InputBinding input, Expression expression)
    {
        if (expression is UnknownExpression)
        {
            // No strategy helps here: there is nothing that could evaluate it.
            Add(ProblemSeverity.Error, "unknown-expression", input.Path, $"\"{activity.DisplayText}\": {Label(input)} cannot be evaluated. {expression.Problem}", activity.Id);
        }
        else if (expression.Problem is { } problem)
        {
            Tell("invalid-expression", input.Path, activity, $"{Label(input)} cannot be evaluated. {problem}");
        }
        else if (expression is VariableExpression named)
        {
            Variable(activity, named.Variable, input.Path);
        }
        else if (expression is JavaScriptExpression script)
        {
            Script(activity, input, script);
        }
    }

    // A warning only: a variable may also come into being while the workflow runs, and not every call that stands in a script is made.
    private void Script(CompiledActivity activity, InputBinding input, JavaScriptExpression script)
    {
        foreach (var name in _names.UnknownVariables(activity, script))
        {
            Add(ProblemSeverity.Warning, "unknown-variable", input.Path, $"\"{activity.DisplayText}\": {Label(input)} reads the variable {name}, which does not exist. Mend its name, or add it to the variables.", activity.Id);
        }

        foreach (var accessor in _names.UnknownAccessors(activity, script))
        {
            Add(
                ProblemSeverity.Warning, "unknown-accessor", input.Path,
                $"\"{activity.DisplayText}\": {Label(input)} calls {accessor}, but no variable, input or output has that name. The call will be an incident.", activity.Id);
        }
    }

    private void Outputs(CompiledActivity activity)
    {
        foreach (var output in activity.Outputs)
        {
            Variable(activity, output.Variable, $"{activity.Path}.{output.Name}");
        }
    }

    private void Variable(CompiledActivity activity, VariableReference variable, string path)
    {
        if (!ScriptNames.Sees(activity, variable))
        {
            Tell("unknown-variable", path, activity, $"there is no variable {variable.Name ?? variable.Id}. Choose another, or add it to the variables.");
        }
    }

    private static string Label(InputBinding input) =>
        $"the input {(input.Declaration.DisplayName.Length > 0 ? input.Declaration.DisplayName : input.Declaration.ElsaName)}";

    private void Add(ProblemSeverity severity, string code, string path, string message, string? activityId = null) =>
        _problems.Add(new DefinitionProblem(severity, code, path, message, activityId));

    private sealed class NoWatch : IWayWatch
    {
        public int After(int memory, CompiledActivity activity, string exit) => memory;
    }
}
