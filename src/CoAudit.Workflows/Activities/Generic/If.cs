using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs one of two activities, as its condition says.</summary>
[Activity("Elsa.If", Category = "Branching", Description = "Runs one of two activities, as its condition says.", Outputs = ["Result"])]
internal sealed class If : Activity
{
    public Input<bool> Condition { get; } = new("condition", false) { Description = "The condition to evaluate." };

    public ChildSlot Then { get; } = new("then");

    public ChildSlot Else { get; } = new("else");

    public override void Execute(ActivityContext context)
    {
        var holds = context.Get(Condition);
        context.SetOutput("Result", JsonValue.Create(holds));
        if (context.Node.In(holds ? Then : Else) is [var branch, ..])
        {
            context.Schedule(branch);
            return;
        }

        context.Complete();
    }

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => context.Complete();
}
