namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs the activity of the first case whose condition holds, or those of all such cases; the default when there is none.</summary>
[Activity("Elsa.Switch", Category = "Branching", Description = "Runs the activities of the cases whose conditions hold.")]
internal sealed class Switch : Activity
{
    public CasesInput Cases { get; } = new("cases") { UIHint = "switch-editor", Description = "Cases: a label, a condition and an activity." };

    public Input<string> Mode { get; } = new("mode", "MatchFirst")
    {
        UIHint = "dropdown",
        Options = ["MatchFirst", "MatchAny"],
        Description = "Whether only the first case that holds is taken, or all of them.",
    };

    public ChildSlot CaseActivities { get; } = new("cases", "activity");

    public ChildSlot Default { get; } = new("default");

    public override void Execute(ActivityContext context)
    {
        var matches = context.Node.CasesOf(Cases).Select((c, i) => (c.Condition, Index: i)).Where(c => context.IsTrue(c.Condition)).Select(c => c.Index).ToList();
        if (matches.Count > 1 && context.Get(Mode) is not ("MatchAny" or "1"))
        {
            matches = [matches[0]];
        }

        var taken = matches.Count == 0 ? context.Node.In(Default) : context.Node.In(CaseActivities).Where(child => matches.Contains(child.Index));
        foreach (var child in taken)
        {
            context.Schedule(child);
        }

        CompleteWhenOver(context);
    }

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => CompleteWhenOver(context);

    private static void CompleteWhenOver(ActivityContext context)
    {
        if (context.OpenChildren == 0)
        {
            context.Complete();
        }
    }
}
