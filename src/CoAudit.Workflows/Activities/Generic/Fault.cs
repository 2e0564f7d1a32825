namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Faults: makes an incident with the given message.</summary>
[Activity("Elsa.Fault", Category = "Primitives", Description = "Faults the workflow.")]
internal sealed class Fault : Activity
{
    public Input<string?> Code { get; } = new("code", null) { Description = "Code of the fault." };

    public Input<string?> FaultCategory { get; } = new("category", null) { Description = "Category of the fault, for example HTTP." };

    public Input<string?> FaultType { get; } = new("faultType", null) { Description = "Type of the fault, for example System or Business." };

    public Input<string?> Message { get; } = new("message", null) { Description = "What people read of it." };

    public override void Execute(ActivityContext context) => throw new ActivityFaultException(context.Get(Message) ?? "The workflow was faulted on purpose.");
}
