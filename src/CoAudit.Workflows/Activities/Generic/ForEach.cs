using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs its body for each item of a list, one after the other; the body sees the variables CurrentValue and CurrentIndex.</summary>
[Activity("Elsa.ForEach", Category = "Looping", DisplayName = "For each", Description = "Runs an activity for each item of a list.", Outputs = ["CurrentValue"])]
internal sealed class ForEach : Activity, IBreakable
{
    private const string Next = "next";

    public Input<JsonArray?> Items { get; } = new("items", []) { Description = "The list." };

    public ChildSlot Body { get; } = new("body");

    public bool IsLoop => true;

    public override void Execute(ActivityContext context) => Round(context);

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => Round(context);

    private void Round(ActivityContext context)
    {
        // Not a copy: that would make each round as long as the list.
        var items = context.Peek(Items)!;
        var index = (int?)context.Data[Next] ?? 0;
        if (context.IsBreaking || index >= items.Count)
        {
            context.Complete();
            return;
        }

        context.SetOutput("CurrentValue", items[index]);
        if (context.Node.In(Body) is not [var body, ..])
        {
            context.Complete();
            return;
        }

        context.Data[Next] = index + 1;
        context.Schedule(body, ("CurrentIndex", JsonValue.Create(index)), ("CurrentValue", items[index]?.DeepClone()));
    }
}
