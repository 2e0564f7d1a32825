namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Ends the flowchart that it stands in: what still runs there is cancelled, and the flow around it goes on.</summary>
[Activity("Elsa.End", Category = "Flow", Description = "Marks an end of a flowchart. What still runs in the flowchart is cancelled.", IsTerminal = true)]
internal sealed class End : Activity
{
    public override void Execute(ActivityContext context) => context.Complete();
}
