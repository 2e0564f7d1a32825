using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.StartAudit;

/// <summary>
/// A quorum that the people of an audit could never meet: a stage wants more answers from a group than it has people, or a review's panel lacks those without whom
/// nobody can say that a change lasts.
/// </summary>
/// <param name="reviews">The workflows that run reviews, by their definition's id.</param>
internal sealed class NeededVoices(CompiledWorkflow workflow, IReadOnlyDictionary<string, CompiledWorkflow> reviews)
{
    /// <summary>Definition ids of the workflows that run its reviews.</summary>
    public static IEnumerable<string> ReviewWorkflows(CompiledWorkflow workflow) => workflow.Activities
        .Select(node => node.Activity is ScheduleReviews plan && node.TryGetLiteral(plan.ReviewWorkflow, out var id) ? id : null).OfType<string>().Distinct(StringComparer.Ordinal);

    public IEnumerable<BrokenRule> Missing(IReadOnlyList<CheckedParticipant> participants)
    {
        foreach (var node in workflow.Activities.Where(IsPanelWithoutThem))
        {
            yield return new BrokenRule(
                "auditType", $"'{node.DisplayText}' has a panel without {Group.ServiceUsers.Label()} or without {Group.CareWorkers.Label()}: the others alone cannot say that a change lasts. Choose another audit type.");
        }

        var people = participants.CountBy(p => p.Group).ToDictionary();
        foreach (var needs in NeedsOf(workflow, panel: null).Concat(NeedsOfReviews()).GroupBy(need => need.Group))
        {
            var need = needs.MaxBy(n => n.Least)!;
            var there = people.GetValueOrDefault(need.Group);
            if (there < need.Least)
            {
                yield return new BrokenRule("participants", Message(need, there));
            }
        }
    }

    private static string Message(Need need, int there) => need.Least == 1
        ? $"'{need.Title}' needs an answer from: {need.Group.Label()}. Add someone from this group."
        : $"'{need.Title}' needs answers from {need.Least} people of this group: {need.Group.Label()}. You have named {there}. Add more people, or choose an audit type that needs fewer.";

    private static bool IsPanelWithoutThem(CompiledActivity node) =>
        node.Activity is Activities.ReviewProgress review && node.TryGetLiteral(review.Groups, out var groups) && !PanelVerdict.CanMeet(StageInputs.GroupsOf(groups));

    private IEnumerable<Need> NeedsOfReviews()
    {
        foreach (var node in workflow.Activities)
        {
            if (node.Activity is ScheduleReviews plan && node.TryGetLiteral(plan.Panel, out var codes)
                && node.TryGetLiteral(plan.ReviewWorkflow, out var id) && reviews.TryGetValue(id, out var review))
            {
                foreach (var need in NeedsOf(review, StageInputs.GroupsOf(codes)))
                {
                    yield return need;
                }
            }
        }
    }

    // A review asks its own panel, whatever the review's workflow says.
    private static IEnumerable<Need> NeedsOf(CompiledWorkflow workflow, IReadOnlyList<Group>? panel) =>
        from node in workflow.Activities
        where node.Activity is StageActivity and not RespondToObjection
        from asked in node.Activity is Activities.ReviewProgress && panel is not null ? panel : GroupsOf(node)
        let least = LeastOf(node, asked)
        where least > 0
        select new Need(asked, least, node.DisplayText);

    private static IReadOnlyList<Group> GroupsOf(CompiledActivity node) =>
        node.TryGetLiteral(((StageActivity)node.Activity).Groups, out var groups) ? StageInputs.GroupsOf(groups) : [];

    private static int LeastOf(CompiledActivity node, Group group)
    {
        var stage = (StageActivity)node.Activity;
        var answers = node.TryGetLiteral(stage.MinPerGroup, out var least) ? least : 0;
        return stage switch
        {
            Activities.SignOff signOff when node.TryGetLiteral(signOff.AgreeingPerGroup, out var agreeing) => Math.Max(answers, agreeing),
            Activities.ReviewProgress when group is Group.ServiceUsers or Group.CareWorkers => Math.Max(answers, 1),
            _ => answers,
        };
    }

    private sealed record Need(Group Group, int Least, string Title);
}
