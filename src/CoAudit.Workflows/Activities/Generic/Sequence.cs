namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs its activities one after the other.</summary>
[Activity("Elsa.Sequence", Category = "Workflows", Description = "Runs activities one after the other.", IsHidden = true)]
internal sealed class Sequence : Activity, IBreakable
{
    private const string Next = "next";

    public ChildSlot Activities { get; } = new("activities");

    public bool IsLoop => false;

    public override void Execute(ActivityContext context) => Continue(context);

    public override void ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (context.IsBreaking || child.Node.Attribute.IsTerminal)
        {
            context.Complete();
            return;
        }

        Continue(context);
    }

    private void Continue(ActivityContext context)
    {
        var next = (int?)context.Data[Next] ?? 0;
        var children = context.Node.In(Activities);
        if (next >= children.Count)
        {
            context.Complete();
            return;
        }

        context.Data[Next] = next + 1;
        context.Schedule(children[next]);
    }
}
