using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Counts from one number to another and runs its body for each; the body sees the number as the variable CurrentValue.</summary>
[Activity("Elsa.For", Category = "Looping", Description = "Runs an activity for each number from a start to an end.", Outputs = ["CurrentValue"])]
internal sealed class For : Activity, IBreakable
{
    private const string Current = "at";

    public Input<int> Start { get; } = new("start", 0) { Description = "The first number." };

    public Input<int> End { get; } = new("end", 0) { Description = "The last number." };

    public Input<int> Step { get; } = new("step", 1) { Description = "How far from one number to the next; negative counts down." };

    public Input<bool> OuterBoundInclusive { get; } = new("outerBoundInclusive", true) { UIHint = "checkbox", Description = "Whether the end itself is counted." };

    public ChildSlot Body { get; } = new("body");

    public bool IsLoop => true;

    public override void Execute(ActivityContext context) => Round(context, context.Get(Start));

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => Round(context, (long)context.Data[Current]! + context.Get(Step));

    private void Round(ActivityContext context, long number)
    {
        if (context.IsBreaking || !IsWithin(context, number) || context.Node.In(Body) is not [var body, ..])
        {
            context.Complete();
            return;
        }

        context.Data[Current] = number;
        context.Schedule(body, ("CurrentValue", JsonValue.Create(number)));
        context.SetOutput("CurrentValue", JsonValue.Create(number));
    }

    private bool IsWithin(ActivityContext context, long number)
    {
        var left = context.Get(Step) >= 0 ? context.Get(End) - number : number - context.Get(End);
        return context.Get(OuterBoundInclusive) ? left >= 0 : left > 0;
    }
}
