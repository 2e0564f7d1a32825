using CoAudit.Audits.Activities;
using CoAudit.Audits.Model.Tools;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Checks;

/// <summary>A tool begins with criteria that there are: one that begins with none, for a slip of the pen, would be scored by nobody.</summary>
internal static class CriteriaRules
{
    public static IEnumerable<DefinitionProblem> Problems(CompiledWorkflow workflow)
    {
        foreach (var node in workflow.Activities)
        {
            // What an expression gives is known only when the stage opens, and is held to the same then.
            if (node.Activity is BuildAuditTool { Library: { } library } tool && node.TryGetLiteral(tool.CriteriaSet, out var set)
                && new ToolInputs { CriteriaSet = set ?? "", Criteria = node.TryGetLiteral(tool.Criteria, out var ids) ? ids ?? [] : [] }.ProblemIn(library) is (var input, var message))
            {
                yield return Rules.Error("unknown-criteria", node, $"{node.Path}.{input}", message);
            }
        }
    }
}
