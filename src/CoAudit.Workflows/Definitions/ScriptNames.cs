using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Definitions;

/// <summary>Which names a script may use where it stands: variables, inputs and outputs that are there.</summary>
internal sealed class ScriptNames(CompiledWorkflow workflow)
{
    // A variable may also come into being while the workflow runs.
    private readonly Lazy<HashSet<string>> _made = new(() => [.. workflow.Activities.SelectMany(ScriptsOf).SelectMany(script => script.Writes)]);

    // In the workflow around it they are variables.
    private readonly HashSet<string> _outputs = workflow.Definition.IsUsableAsActivity ? [.. workflow.Definition.Json.Items("outputs").Select(o => o.Text("name")).OfType<string>()] : [];

    /// <summary>The scripts of an activity: those of its inputs, and the one that it runs.</summary>
    public static IEnumerable<JavaScriptExpression> ScriptsOf(CompiledActivity activity) =>
        activity.Inputs.SelectMany(Expressions).OfType<JavaScriptExpression>().Concat(Body(activity) is { } body ? [body] : []);

    public static IEnumerable<Expression> Expressions(InputBinding input) => input.Cases.Select(c => c.Condition).Prepend(input.Expression).OfType<Expression>();

    /// <summary>The script that an activity runs, when the definition fixes it.</summary>
    public static JavaScriptExpression? Body(CompiledActivity activity) =>
        activity.Activity is RunJavaScript run && activity.TryGetLiteral(run.Script, out var source) && !string.IsNullOrWhiteSpace(source) ? activity.ScriptOf(source) : null;

    /// <summary>Variables that the script reads and that are not there. Reading them gives nothing.</summary>
    public IEnumerable<string> UnknownVariables(CompiledActivity activity, JavaScriptExpression script) =>
        script.Reads.Distinct(StringComparer.Ordinal).Where(name => !IsVariable(activity, name));

    /// <summary>Functions such as <c>getStatus</c> that the script calls and that are not there. Calling them is an incident.</summary>
    public IEnumerable<string> UnknownAccessors(CompiledActivity activity, JavaScriptExpression script) => script.Accessors.Where(accessor =>
        !Array.Exists(JavaScriptAccessors.NamesFor(accessor), name => IsVariable(activity, name) || (accessor[0] == 'g' && workflow.InputNames.Contains(name, StringComparer.Ordinal)))
        && !IsOutput(activity, accessor));

    public static bool Sees(CompiledActivity activity, VariableReference variable)
    {
        for (var scope = activity; scope is not null; scope = scope.Parent)
        {
            if (scope.IndexOf(variable) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsVariable(CompiledActivity activity, string name) =>
        _made.Value.Contains(name) || _outputs.Contains(name) || (workflow.Definition.IsUsableAsActivity && workflow.InputNames.Contains(name, StringComparer.Ordinal))
        || Sees(activity, new VariableReference(null, name)) || IsGiven(activity, name);

    // What containers give to those inside, and one to itself.
    private static bool IsGiven(CompiledActivity activity, string name)
    {
        for (var scope = activity.Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Activity switch
            {
                For => name is "CurrentValue",
                ForEach or ParallelForEach => name is "CurrentValue" or "CurrentIndex",
                BulkDispatchWorkflows => name is "ChildInstanceId",
                _ => false,
            })
            {
                return true;
            }
        }

        return activity.Activity is BulkDispatchWorkflows && name is "Item";
    }

    private bool IsOutput(CompiledActivity activity, string accessor) =>
        JavaScriptAccessors.OutputFor(accessor) is var (names, output)
        && names.Select(name => workflow.FindFrom(activity, name)).FirstOrDefault(node => node is not null)?.Gives(output) == true;
}
