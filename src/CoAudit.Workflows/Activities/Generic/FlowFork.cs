namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Leaves by all its branches at once.</summary>
[Activity("Elsa.FlowFork", Category = "Branching", DisplayName = "Fork (flow)", Description = "Splits the flow into branches that run side by side.")]
internal sealed class FlowFork : Activity
{
    public Input<IReadOnlyList<string>?> Branches { get; } = new("branches", null) { UIHint = "dynamic-outcomes", Description = "Names of the exits." };

    public override void Execute(ActivityContext context) => context.CompleteBy(context.Get(Branches) ?? ["Done"]);
}
