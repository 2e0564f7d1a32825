using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Ways;

/// <summary>Which variables an activity looks at and which it changes, as far as its text says.</summary>
internal static class VariableUse
{
    /// <summary>Variables that it chooses its exit by, as declared where; empty when it chooses by nothing that can change, null when that cannot be read.</summary>
    public static HashSet<(CompiledActivity Scope, int Index)>? ReadBy(CompiledActivity node)
    {
        if (node.Activity is not (FlowDecision or FlowSwitch))
        {
            return [];
        }

        var read = new HashSet<(CompiledActivity, int)>();
        foreach (var expression in Expressions(node))
        {
            switch (expression)
            {
                case { IsConstant: true }:
                    break;
                case JavaScriptExpression script:
                    read.UnionWith(Declared(node, script.Reads.Concat(Named(script, "get")).Select(name => new VariableReference(null, name))));
                    break;
                case VariableExpression variable:
                    read.UnionWith(Declared(node, [variable.Variable]));
                    break;
                default:
                    return null;
            }
        }

        return read;
    }

    /// <summary>The exit of a decision that compares a number with a limit, once the number has grown past it; null when it decides otherwise.</summary>
    public static string? InTheEnd(CompiledActivity node) => node.Activity is FlowDecision && Expressions(node).FirstOrDefault() is JavaScriptExpression { WhenGrown: { } holds }
        ? holds ? "True" : "False"
        : null;

    /// <summary>Variables that it, or anything in it, changes.</summary>
    public static IEnumerable<(CompiledActivity Scope, int Index)> SetBy(CompiledActivity node)
    {
        var named = Expressions(node).OfType<JavaScriptExpression>().SelectMany(script => script.Writes.Concat(Named(script, "set"))).Select(name => new VariableReference(null, name))
            .Concat(node.Outputs.Select(output => output.Variable));
        if (node.Activity is RunJavaScript run && node.TryGetLiteral(run.Script, out var source) && node.ScriptOf(source) is { Problem: null } body)
        {
            named = named.Concat(body.Writes.Concat(Named(body, "set")).Select(name => new VariableReference(null, name)));
        }

        if (node.Activity is SetVariable set && node.TryGetLiteral(set.Variable, out var target) && target is not null)
        {
            named = named.Append(ExpressionCompiler.Variable(target));
        }

        return Declared(node, named).Concat(node.Children.SelectMany(SetBy));
    }

    // Which of the two spellings is meant, the declarations say.
    private static IEnumerable<string> Named(JavaScriptExpression script, string prefix) =>
        script.Accessors.Where(accessor => accessor.StartsWith(prefix, StringComparison.Ordinal)).SelectMany(JavaScriptAccessors.NamesFor);

    private static IEnumerable<Expression> Expressions(CompiledActivity node) =>
        node.Inputs.SelectMany(input => input.Cases.Select(c => c.Condition).Prepend(input.Expression)).OfType<Expression>();

    private static IEnumerable<(CompiledActivity, int)> Declared(CompiledActivity node, IEnumerable<VariableReference> variables)
    {
        foreach (var variable in variables)
        {
            for (var scope = node; scope is not null; scope = scope.Parent)
            {
                if (scope.IndexOf(variable) is >= 0 and var index)
                {
                    yield return (scope, index);
                    break;
                }
            }
        }
    }
}
