namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Sets the instance's business key, to which events can be addressed.</summary>
[Activity("Elsa.Correlate", Category = "Primitives", Description = "Sets the correlation id of the workflow instance.")]
internal sealed class Correlate : Activity
{
    public Input<string?> CorrelationId { get; } = new("correlationId", null) { Description = "The correlation id." };

    public override void Execute(ActivityContext context)
    {
        context.Run.CorrelationId = context.Get(CorrelationId);
        context.Complete();
    }
}
