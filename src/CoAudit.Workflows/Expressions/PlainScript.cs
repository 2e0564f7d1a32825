using Acornima;
using Acornima.Ast;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// The scripts that most conditions are: values, comparisons, arithmetic, Elsa's accessors and harmless methods. By their form alone they can neither leave
/// anything behind in the interpreter nor make much out of little, so that one interpreter serves them all, whatever their burst.
/// </summary>
internal static class PlainScript
{
    private const int MostParts = 100;

    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal) { "parseInt", "parseFloat", "isNaN", "isFinite", "Number", "String", "Boolean" };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "toString", "toUpperCase", "toLowerCase", "trim", "includes", "startsWith", "endsWith", "indexOf", "slice", "substring", "charAt", "toFixed",
        "now", "random", "abs", "ceil", "floor", "round", "trunc", "min", "max", "sign", "sqrt",
    };

    public static bool Is(Program program)
    {
        var parts = 0;
        return program.DescendantNodesAndSelf().All(node => ++parts <= MostParts && IsPlain(node));
    }

    private static bool IsPlain(Node node) => node switch
    {
        Program or ExpressionStatement or ReturnStatement or Identifier or TemplateLiteral or TemplateElement or ChainExpression or ConditionalExpression => true,
        BinaryExpression or LogicalExpression or ParenthesizedExpression or NonUpdateUnaryExpression { Operator: not Operator.Delete } => true,
        Literal literal => literal is not (RegExpLiteral or BigIntLiteral),
        MemberExpression member => !member.Computed || member.Property is Literal,
        CallExpression { Callee: Identifier function } => Functions.Contains(function.Name) || JavaScriptAccessors.IsAccessor(function.Name),
        CallExpression { Callee: MemberExpression { Computed: false, Property: Identifier method } } => Methods.Contains(method.Name),
        _ => false,
    };
}
