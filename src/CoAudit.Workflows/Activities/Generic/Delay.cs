namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Waits for a span of time.</summary>
[Activity("Elsa.Delay", Category = "Scheduling", Description = "Waits for a span of time.")]
internal sealed class Delay : Activity
{
    public Input<TimeSpan> TimeSpan { get; } = new("timeSpan", System.TimeSpan.FromMinutes(1)) { Description = "How long to wait, as 00:01:00 or PT1M." };

    public override void Execute(ActivityContext context)
    {
        var span = context.Get(TimeSpan);
        if (span > DateTimeOffset.MaxValue - context.Now || span < DateTimeOffset.MinValue - context.Now)
        {
            throw new ActivityFaultException($"The time span {span} leads out of the calendar.");
        }

        context.Wait("Elsa.Delay", dueAt: context.Now + span);
    }
}
