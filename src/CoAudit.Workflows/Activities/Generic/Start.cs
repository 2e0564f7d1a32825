namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Marks where a flowchart starts.</summary>
[Activity("Elsa.Start", Category = "Flow", Description = "Marks where a flowchart starts.")]
internal sealed class Start : Activity
{
    public override void Execute(ActivityContext context) => context.Complete();
}
