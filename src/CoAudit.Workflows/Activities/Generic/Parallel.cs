namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs its activities side by side, and is over when all of them are.</summary>
[Activity("Elsa.Parallel", Category = "Workflows", Description = "Runs activities side by side and waits for all of them.", IsHidden = true)]
internal sealed class Parallel : Activity
{
    public ChildSlot Activities { get; } = new("activities");

    public override void Execute(ActivityContext context)
    {
        foreach (var child in context.Node.In(Activities))
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
