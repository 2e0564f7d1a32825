using Acornima.Ast;

namespace CoAudit.Workflows.Expressions;

/// <summary>Finds the variables that a script names in so many words, for checks before it runs.</summary>
internal static class ScriptVariables
{
    public static (IReadOnlyList<string> Reads, IReadOnlyList<string> Writes) Of(Program program)
    {
        var reads = new List<string>();
        var writes = new List<string>();
        foreach (var node in program.DescendantNodes())
        {
            switch (node)
            {
                case CallExpression { Callee: Identifier { Name: "getVariable" }, Arguments: [StringLiteral name, ..] }:
                    reads.Add(name.Value);
                    break;
                case CallExpression { Callee: Identifier { Name: "setVariable" }, Arguments: [StringLiteral name, ..] }:
                    writes.Add(name.Value);
                    break;
                case AssignmentExpression { Left: MemberExpression { Object: Identifier { Name: "variables" }, Computed: false, Property: Identifier name } }:
                    writes.Add(name.Name);
                    break;
                case UpdateExpression { Argument: MemberExpression { Object: Identifier { Name: "variables" }, Computed: false, Property: Identifier name } }:
                    writes.Add(name.Name);
                    break;
                case CallExpression { Callee: MemberExpression { Object: { } held } } when InVariable(held) is { } name:
                    writes.Add(name);
                    break;
                case AssignmentExpression { Left: MemberExpression { Object: { } held } } when InVariable(held) is { } name:
                    writes.Add(name);
                    break;
                case UpdateExpression { Argument: MemberExpression { Object: { } held } } when InVariable(held) is { } name:
                    writes.Add(name);
                    break;
                case MemberExpression { Object: Identifier { Name: "variables" }, Computed: false, Property: Identifier name }:
                    reads.Add(name.Name);
                    break;
                default:
                    break;
            }
        }

        return (reads, writes);
    }

    // The variable that something stands in, as <c>variables.List</c> and what is deeper in it; what is called or assigned there may change it.
    private static string? InVariable(Node node) => node switch
    {
        MemberExpression { Object: Identifier { Name: "variables" }, Computed: false, Property: Identifier name } => name.Name,
        MemberExpression inner => InVariable(inner.Object),
        _ => null,
    };

    /// <summary>What a script that only compares something with a fixed number gives once that has grown past the number; null for any other.</summary>
    public static bool? WhenGrown(Program program) => program.Body is [NonSpecialExpressionStatement { Expression: NonLogicalBinaryExpression { Right: NumericLiteral } comparison }]
        ? comparison.Operator switch
        {
            Acornima.Operator.LessThan or Acornima.Operator.LessThanOrEqual => false,
            Acornima.Operator.GreaterThan or Acornima.Operator.GreaterThanOrEqual => true,
            _ => null,
        }
        : null;
}
