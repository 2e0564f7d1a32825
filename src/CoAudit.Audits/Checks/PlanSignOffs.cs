using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Checks;

/// <summary>The sign-offs of a plan, and which of them need a voice from every group that was asked for the plan.</summary>
internal sealed class PlanSignOffs(CompiledWorkflow workflow)
{
    private readonly IReadOnlyList<Group> everyone = StageGroups.Asked(workflow, node => node.Activity is PlanActions);

    /// <summary>True for a sign-off of the plan, whomever it needs.</summary>
    public static bool IsOfPlan(CompiledActivity node) => node.Activity is Activities.SignOff signOff && node.TryGetLiteral(signOff.Subject, out var subject) && subject is "plan";

    /// <summary>Why a sign-off of the plan can be over without every group; null when it cannot.</summary>
    public string? Gap(CompiledActivity node)
    {
        var signOff = (Activities.SignOff)node.Activity;
        if (StageGroups.Find(node) is not { } groups)
        {
            return "which groups it asks is known only when it runs";
        }

        var left = everyone.Except(groups).Select(g => g.Label()).ToList();
        return left.Count > 0
            ? $"it does not ask {string.Join(" and ", left)}"
            : AtLeastOne(node, signOff.MinPerGroup) && AtLeastOne(node, signOff.AgreeingPerGroup) ? null : "it does not need at least one person of each group";
    }

    private static bool AtLeastOne(CompiledActivity node, Input<int> input) => node.TryGetLiteral(input, out var least) && least >= 1;
}
