namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs its branches side by side. With WaitAny it is over at the first that ends; the others run on all the same, as they do in Elsa.</summary>
[Activity("Elsa.Fork", Category = "Control Flow", Description = "Runs branches side by side.", IsHidden = true)]
internal sealed class Fork : Activity, IBreakable
{
    public Input<string> JoinMode { get; } = new("joinMode", "WaitAll")
    {
        UIHint = "dropdown",
        Options = ["WaitAll", "WaitAny"],
        Description = "Whether to go on when all branches have ended, or at the first.",
    };

    public ChildSlot Branches { get; } = new("branches");

    public bool IsLoop => false;

    public override void Execute(ActivityContext context)
    {
        var branches = context.Node.In(Branches);
        foreach (var branch in branches)
        {
            context.Schedule(branch);
        }

        if (branches.Count == 0)
        {
            context.Complete();
        }
    }

    public override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (context.IsBreaking || context.OpenChildren == 0)
        {
            context.Complete();
        }
        else if (context.Get(JoinMode) is "WaitAny" or "1")
        {
            context.LeavesChildren = true;
            context.Complete();
        }
    }
}
