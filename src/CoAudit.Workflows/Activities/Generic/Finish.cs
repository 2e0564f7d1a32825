namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Ends the whole instance at once: all waits go, and nothing around it is told.</summary>
[Activity("Elsa.Finish", Category = "Primitives", Description = "Ends the whole workflow at once.", IsTerminal = true)]
internal sealed class Finish : Activity
{
    public override void Execute(ActivityContext context) => context.FinishWorkflow();
}
