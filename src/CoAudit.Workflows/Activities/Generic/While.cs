using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs its body again and again, as long as its condition holds.</summary>
[Activity("Elsa.While", Category = "Looping", Description = "Runs an activity as long as a condition holds.")]
internal sealed class While : Activity, IBreakable
{
    public Input<bool> Condition { get; } = new("condition", false) { EvaluatedFirst = false, Description = "The condition, looked at before each round." };

    public ChildSlot Body { get; } = new("body");

    public bool IsLoop => true;

    public override void Execute(ActivityContext context) => Round(context);

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => Round(context);

    private void Round(ActivityContext context)
    {
        if (context.IsBreaking || !Holds(context))
        {
            context.Complete();
        }
        else if (context.Node.In(Body) is [var body, ..])
        {
            context.Schedule(body);
        }
        else
        {
            throw new ActivityFaultException("It has nothing to do while its condition holds, and would go round for ever.");
        }
    }

    private bool Holds(ActivityContext context)
    {
        var holds = context.EvaluateAgain(Condition);
        context.TellInput(Condition, JsonValue.Create(holds));
        return holds;
    }
}
