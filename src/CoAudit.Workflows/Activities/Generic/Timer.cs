using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Waits for a span of time. With <c>canStartWorkflow</c> it starts an instance after each such span.</summary>
[Activity("Elsa.Timer", Category = "Scheduling", Kind = "Trigger", Description = "Waits for a span of time, or starts the workflow again and again.")]
internal sealed class Timer : Activity, ITriggerActivity
{
    public Input<TimeSpan> Interval { get; } = new("interval", TimeSpan.FromMinutes(1))
    {
        Description = "How long, as 00:01:00 or PT1M.",
        Validate = interval => interval is TimeSpan span && span > TimeSpan.Zero && span < TimeSpan.FromDays(36_500) ? null : "The interval must be longer than nothing and shorter than a hundred years.",
    };

    public override void Execute(ActivityContext context)
    {
        if (context.TakeTrigger(out _))
        {
            context.Complete();
            return;
        }

        context.Wait("Elsa.Timer", dueAt: context.Now + context.Get(Interval));
    }

    public WorkflowTrigger? TriggerOf(CompiledActivity node) => node.TryGetLiteral(Interval, out var interval)
        ? new WorkflowTrigger(node.Id, node.Type, "") { Next = now => now + interval }
        : null;
}
