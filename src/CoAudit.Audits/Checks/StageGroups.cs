using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Influence;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Checks;

/// <summary>Whom the stages ask, as far as the definition fixes it. An audit that asks only those in charge is no audit made together.</summary>
internal static class StageGroups
{
    private static readonly Group[] Needed = [Group.ServiceUsers, Group.CareWorkers];

    public static IEnumerable<DefinitionProblem> Problems(CompiledWorkflow workflow)
    {
        foreach (var node in workflow.Activities.Where(node => Find(node) is [Group.Managers]))
        {
            yield return Rules.Error(
                "managers-only",
                node,
                $"{node.Path}.{(node.Activity is ScheduleReviews ? "panel" : "groups")}",
                "it asks only managers and leaders. Ask at least one more group, best of all the people who use the service.");
        }

        var asked = Asked(workflow, IsStage);
        foreach (var signOff in workflow.Activities.Where(PlanSignOffs.IsOfPlan).Where(s => Find(s) is { } groups && asked.Except(groups).Any()))
        {
            var left = string.Join(" and ", asked.Except(Find(signOff)!).Select(g => g.Label()));
            yield return Rules.Warning("sign-off-asks-fewer", signOff, $"{signOff.Path}.groups", $"other stages of this audit ask more people than this sign-off. Left out: {left}. Ask them in it too.");
        }

        if (asked.Count > 0 && workflow.Activities.FirstOrDefault(IsStage) is { } first)
        {
            // A panel hears people too: in a follow-up review the other stages may well ask care workers only.
            var heard = Asked(workflow, node => node.Activity is StageActivity and not RespondToObjection);
            foreach (var missing in Needed.Except(heard))
            {
                yield return Rules.Warning(
                    "voice-missing", first, $"{first.Path}.groups",
                    $"no stage of this audit asks this group: {missing.Label()}. So it can come no further than rung 4 of 7: people were asked. Add it to those who are asked.");
            }

            foreach (var problem in Parts(workflow, heard))
            {
                yield return problem;
            }
        }
    }

    // Whatever people say in it, a part that asks only one of the two sides is never shaped together. A group that nobody asks at all is told once, above.
    private static IEnumerable<DefinitionProblem> Parts(CompiledWorkflow workflow, IReadOnlyList<Group> heard)
    {
        foreach (var part in workflow.Activities.Where(node => PartOf(node) is not null && Find(node) is not [Group.Managers]).GroupBy(PartOf))
        {
            var missing = Needed.Intersect(heard).Except(part.SelectMany(node => Find(node) ?? Groups.All)).Select(g => g.Label()).ToList();
            if (missing.Count > 0)
            {
                var first = part.First();
                yield return Rules.Warning(
                    "rung-four-at-most", first, $"{first.Path}.groups",
                    $"this part can come no further than rung 4 of 7, people were asked: it does not ask {string.Join(" and ", missing)}. Ask people who use the service and care workers.");
            }
        }
    }

    private static AuditPart? PartOf(CompiledActivity node) => node.Activity is StageActivity ? AuditParts.Of(node.Attribute.Type) : null;

    /// <summary>The groups that some of these stages ask; a stage that works them out when it runs may ask any.</summary>
    public static IReadOnlyList<Group> Asked(CompiledWorkflow workflow, Func<CompiledActivity, bool> stages) =>
        [.. workflow.Activities.Where(stages).SelectMany(node => Find(node) ?? Groups.All).Distinct().Order()];

    /// <summary>The groups that an activity asks; null when it asks none, or they are known only when it runs.</summary>
    public static IReadOnlyList<Group>? Find(CompiledActivity node) => node.Activity switch
    {
        // Who responds is said in its own input; its groups are asked again only about what they objected to.
        RespondToObjection => null,
        StageActivity stage => Literal(node, stage.Groups),
        ScheduleReviews reviews => Literal(node, reviews.Panel),
        _ => null,
    };

    private static bool IsStage(CompiledActivity node) => node.Activity is StageActivity and not (ReviewProgress or RespondToObjection);

    private static IReadOnlyList<Group>? Literal(CompiledActivity node, Input<IReadOnlyList<string>> groups) =>
        node.TryGetLiteral(groups, out var codes) ? StageInputs.GroupsOf(codes) : null;
}
