using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Waits until an instant, and goes on at once when it is past. With <c>canStartWorkflow</c> it starts an instance then.</summary>
[Activity("Elsa.StartAt", Category = "Scheduling", DisplayName = "Start at", Kind = "Trigger", Description = "Waits until an instant.")]
internal sealed class StartAt : Activity, ITriggerActivity
{
    public Input<DateTimeOffset> DateTime { get; } = new("dateTime", default) { Required = true, UIHint = "datetime-picker", Description = "The instant, for example 2026-05-01T09:00:00Z." };

    public override void Execute(ActivityContext context)
    {
        var at = context.Get(DateTime);
        if (context.TakeTrigger(out _) || at <= context.Now)
        {
            context.Complete();
            return;
        }

        context.Wait("Elsa.StartAt", dueAt: at);
    }

    public WorkflowTrigger? TriggerOf(CompiledActivity node) => node.TryGetLiteral(DateTime, out var at)
        ? new WorkflowTrigger(node.Id, node.Type, "") { Next = now => at > now ? at : null }
        : null;
}
