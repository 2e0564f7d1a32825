using System.Text;
using Acornima.Ast;

namespace CoAudit.Workflows.Expressions;

/// <summary>
/// <c>{...text}</c> makes a member of each letter, inside one statement and by no call that could be capped. So what is spread goes through a function that
/// looks at it first; taking the rest of an object, which has no place for one, is refused.
/// </summary>
internal static class SpreadGuard
{
    /// <summary>The global function that everything spread into an object goes through.</summary>
    public const string Function = "coAuditSpread";

    /// <summary>The source with its guards; the source itself when it needs none.</summary>
    /// <param name="problem">Why the script cannot be guarded; null when it can.</param>
    public static string Guard(string source, Program program, out string? problem)
    {
        var spread = new List<Node>();
        problem = null;
        foreach (var node in program.DescendantNodes())
        {
            problem ??= ProblemOf(node);
            if (node is ObjectExpression made)
            {
                spread.AddRange(made.Properties.OfType<SpreadElement>().Select(s => s.Argument));
            }
        }

        if (spread.Count == 0)
        {
            return source;
        }

        // In a "with", its members hide every function of ours.
        problem ??= program.DescendantNodes().Any(n => n is WithStatement) ? "JavaScript: \"with\" is not supported beside {...}." : null;
        return Insert(source, spread);
    }

    private static string? ProblemOf(Node node) => node switch
    {
        ObjectPattern pattern when pattern.Properties.Any(p => p is RestElement) => "JavaScript: taking the rest of an object ({...rest} = …) is not supported. Name its members.",
        Identifier { Name: Function } => $"JavaScript: the name {Function} is taken.",
        _ => null,
    };

    // From the last to the first, so that the places before stay where they are. What is spread inside what is spread begins later and ends no later.
    private static string Insert(string source, List<Node> spread)
    {
        var guarded = new StringBuilder(source);
        var places = spread.SelectMany(n => new[] { (At: n.End, Text: ")"), (At: n.Start, Text: Function + "(") });
        foreach (var (at, text) in places.OrderByDescending(p => p.At))
        {
            guarded.Insert(at, text);
        }

        return guarded.ToString();
    }
}
