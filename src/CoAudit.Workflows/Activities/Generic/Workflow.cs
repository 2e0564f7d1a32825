namespace CoAudit.Workflows.Activities.Generic;

/// <summary>The workflow around the root activity. Definitions do not name it; journals do.</summary>
[Activity(TypeName, Category = "Workflows", Description = "A workflow is an activity that executes its root activity.", IsHidden = true)]
internal sealed class Workflow : Activity
{
    public const string TypeName = "Elsa.Workflow";

    public static readonly ChildSlot RootSlot = new("root");

    public ChildSlot Root => RootSlot;

    public override void Execute(ActivityContext context) => context.Schedule(context.Node.In(RootSlot)[0]);

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => context.Complete();
}
