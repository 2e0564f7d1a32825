namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Leaves by True or False, as its condition says.</summary>
[Activity("Elsa.FlowDecision", Category = "Branching", DisplayName = "Decision", Description = "Leaves by True or False, as its condition says.", Outcomes = ["True", "False"])]
internal sealed class FlowDecision : Activity
{
    public Input<bool> Condition { get; } = new("condition", false) { Description = "The condition to evaluate." };

    public override void Execute(ActivityContext context) => context.Complete(context.Get(Condition) ? "True" : "False");
}
