using System.Text.Json;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Activities;

/// <summary>An input that is a list of labelled conditions, each evaluated when the activity asks, not before.</summary>
internal sealed class CasesInput(string name) : InputDeclaration(name, typeof(IReadOnlyList<SwitchCase>), Array.Empty<SwitchCase>())
{
    public static IReadOnlyList<SwitchCase> Read(JsonElement json) => json.ValueKind != JsonValueKind.Array
        ? []
        : [.. json.EnumerateArray().Select(c => new SwitchCase(c.Text("label") ?? "", Condition(c)))];

    private static Expression Condition(JsonElement @case) =>
        (@case.Member("condition") is { } condition ? ExpressionCompiler.Expression(condition) : null) ?? new ConstantExpression("Literal", null);
}

/// <summary>One labelled condition.</summary>
internal sealed record SwitchCase(string Label, Expression Condition);
