using CoAudit.Audits.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Ways;

namespace CoAudit.Audits.Checks;

/// <summary>An audit must come to an end when nobody answers any more.</summary>
internal static class CircleRules
{
    public static IEnumerable<DefinitionProblem> Problems(CompiledWorkflow workflow)
    {
        var told = new HashSet<CompiledActivity>();
        foreach (var (way, circle) in Circles(workflow, IsSilent))
        {
            told.UnionWith(circle.Select(step => step.Activity));
            yield return Rules.Error(
                "waits-for-ever",
                circle[0].Activity,
                circle[0].Activity.Path,
                $"when people stay silent this goes round for ever ({Rules.Words(circle)}). Count the rounds, and let a decision lead on after some of them.",
                way);
        }

        foreach (var (way, circle) in Circles(workflow, static (_, _) => true).Where(c => !c.Circle.Any(step => told.Contains(step.Activity))))
        {
            yield return Rules.Warning(
                "no-limit",
                circle[0].Activity,
                circle[0].Activity.Path,
                $"this can go round without a limit ({Rules.Words(circle)}). Count the rounds, and let a decision lead on after some of them.",
                way);
        }
    }

    // From the first activity of the circle, which stands twice, that circle.
    private static IEnumerable<(IReadOnlyList<WayStep> Way, IReadOnlyList<WayStep> Circle)> Circles(CompiledWorkflow workflow, Func<CompiledActivity, string, bool> follows) =>
        workflow.EndlessCircles(follows).Select(way => (way, (IReadOnlyList<WayStep>)[.. way.SkipWhile(step => step.Activity != way[^1].Activity)]));

    // By which exits an activity is left when nobody does anything.
    private static bool IsSilent(CompiledActivity node, string exit) => node switch
    {
        { Activity: RespondToObjection } => exit is "Unresolved",
        { Activity: StageActivity stage } => exit is "NotEnoughVoices" || NeedsNobody(node, stage),
        _ => true,
    };

    private static bool NeedsNobody(CompiledActivity node, StageActivity stage) =>
        node.TryGetLiteral(stage.MinPerGroup, out var perGroup) && perGroup == 0 && node.TryGetLiteral(stage.MinPercent, out var percent) && percent == 0;
}
