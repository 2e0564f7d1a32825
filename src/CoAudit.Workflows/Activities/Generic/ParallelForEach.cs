using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs its body for all items of a list side by side; each body sees the variables CurrentValue and CurrentIndex of its own.</summary>
[Activity("Elsa.ParallelForEach", Category = "Looping", DisplayName = "Parallel for each", Description = "Runs an activity for all items of a list side by side.")]
internal sealed class ParallelForEach : Activity
{
    private const string CurrentIndex = "CurrentIndex";
    private const string CurrentValue = "CurrentValue";

    public Input<JsonArray?> Items { get; } = new("items", []) { Description = "The list." };

    public ChildSlot Body { get; } = new("body");

    public override void Execute(ActivityContext context)
    {
        if (context.Node.In(Body) is [var body, ..])
        {
            var index = 0;
            foreach (var item in context.Peek(Items)!)
            {
                context.Schedule(body, (CurrentIndex, JsonValue.Create(index++)), (CurrentValue, item?.DeepClone()));
            }
        }

        CompleteWhenOver(context);
    }

    /// <summary>
    /// Elsa evaluates the inputs of a body that waited itself once more when it is resumed, and finds the last item then, whichever the body's own is. Readers
    /// are told the same; the body, and all that stands in it, keeps to its own item.
    /// </summary>
    internal void TellResumed(ActivityContext context, ActivityContext body)
    {
        if (body.Node.HasDynamicInputs && context.Peek(Items) is [.., var last] items)
        {
            body.TellInputsWith(new(StringComparer.Ordinal) { [CurrentIndex] = JsonValue.Create(items.Count - 1), [CurrentValue] = last?.DeepClone() });
        }
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
