using CoAudit.Audits.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Ways;

namespace CoAudit.Audits.Checks;

/// <summary>Rules that hold on every way to an end; each broken one is told with the shortest way that breaks it.</summary>
internal sealed class WayRules
{
    private readonly CompiledWorkflow workflow;
    private readonly PlanSignOffs signOffs;

    private WayRules(CompiledWorkflow workflow)
    {
        this.workflow = workflow;
        signOffs = new PlanSignOffs(workflow);
    }

    public static IEnumerable<DefinitionProblem> Problems(CompiledWorkflow workflow) => new WayRules(workflow).Run();

    private IEnumerable<DefinitionProblem> Run()
    {
        var ways = workflow.Follow(new PlanWatch(signOffs));
        if (First(ways, PlanWatch.Unanswered) is { } unanswered)
        {
            yield return Objection(unanswered);
        }

        if (First(ways, PlanWatch.Unsigned) is { } unsigned)
        {
            yield return Plan(unsigned);
        }

        if (First(ways, PlanWatch.Unreviewed) is { } unreviewed)
        {
            yield return Review(unreviewed);
        }

        foreach (var (activity, way) in ways.Stuck)
        {
            yield return Rules.Warning(
                "waits-outside", activity, activity.Path, "the audit waits here until another program tells it to go on, for ever if none does. Let a delay run beside it.", [.. way, new WayStep(activity, "")]);
        }

        if (!ways.IsComplete)
        {
            var root = workflow.Activities[0];
            yield return Rules.Error("too-many-ways", root, root.Path, "there are too many ways through this workflow to check them all. Let fewer steps run side by side, and lead no connection back to before a fork.");
        }
    }

    private static DefinitionProblem Objection(Way way)
    {
        var at = LastIndex(way, step => step is { Activity.Activity: Activities.SignOff, Exit: "Objected" });
        return Rules.Error(
            "objection-unanswered",
            way.Steps[at].Activity,
            way.Steps[at].Activity.Path,
            $"an objection can reach the end without a person answering it ({Tail(way, at)}). Lead the exit Objected to \"Respond to objections\" first.",
            way.Steps);
    }

    private DefinitionProblem Plan(Way way)
    {
        var at = LastIndex(way, step => step.Activity.Activity is PlanActions);
        var near = way.Steps.Skip(at).Select(step => step.Activity).FirstOrDefault(PlanSignOffs.IsOfPlan);
        var hint = near is null ? "Put a sign-off with the subject plan behind it" : $"\"{near.DisplayText}\" is not enough: {signOffs.Gap(near)}";
        return Rules.Error(
            "plan-without-sign-off",
            way.Steps[at].Activity,
            way.Steps[at].Activity.Path,
            $"a plan can reach the end without a sign-off that needs every group ({Tail(way, at)}). {hint}.",
            way.Steps);
    }

    private static DefinitionProblem Review(Way way)
    {
        var at = LastIndex(way, step => step.Activity.Activity is PlanActions);
        return Rules.Error(
            "plan-without-review",
            way.Steps[at].Activity,
            way.Steps[at].Activity.Path,
            $"a plan can reach the end without a review of whether it lasts ({Tail(way, at)}). Put \"Schedule reviews\" on the way.",
            way.Steps);
    }

    private static Way? First(WaysFound ways, int memory) => ways.Ends.Where(way => (way.Memory & memory) != 0).MinBy(way => way.Steps.Count);

    private static int LastIndex(Way way, Func<WayStep, bool> matches) => way.Steps.Select((step, i) => (step, i)).Last(s => matches(s.step)).i;

    private static string Tail(Way way, int from) => Rules.Words(way.Steps.Skip(from));
}
