namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Names the instance.</summary>
[Activity("Elsa.SetName", Category = "Primitives", DisplayName = "Set name", Description = "Gives the workflow instance a name.")]
internal sealed class SetName : Activity
{
    public Input<string?> Value { get; } = new("value", "") { Description = "The name." };

    public override void Execute(ActivityContext context)
    {
        context.Run.Name = context.Get(Value);
        context.Complete();
    }
}
