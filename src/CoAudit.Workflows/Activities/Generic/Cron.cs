using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Scheduling;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Waits for the next instant that a cron expression names, in UTC. With <c>canStartWorkflow</c> it starts an instance at each.</summary>
[Activity("Elsa.Cron", Category = "Scheduling", Kind = "Trigger", Description = "Waits for the next time of a calendar rule, or starts the workflow at each.")]
internal sealed class Cron : Activity, ITriggerActivity
{
    public Input<string> CronExpression { get; } = new("cronExpression", "")
    {
        DisplayName = "Cron expression",
        Required = true,
        Description = "Second, minute, hour, day of month, month and day of week in UTC, for example 0 0 9 * * MON; the seconds may be left out.",
        Validate = text => text is string { Length: > 0 } rule ? CronRule.ProblemOf(rule) : null,
    };

    public override void Execute(ActivityContext context)
    {
        if (context.TakeTrigger(out _))
        {
            context.Complete();
            return;
        }

        var rule = context.Get(CronExpression);
        var next = CronRule.Parse(rule).NextAfter(context.Now) ?? throw new ActivityFaultException($"The cron expression {rule} names no time to come.");
        context.Wait("Elsa.Cron", dueAt: next, payload: new() { ["cronExpression"] = rule });
    }

    public WorkflowTrigger? TriggerOf(CompiledActivity node) => node.TryGetLiteral(CronExpression, out var rule) && CronRule.ProblemOf(rule) is null
        ? new WorkflowTrigger(node.Id, node.Type, "") { Next = CronRule.Parse(rule).NextAfter }
        : null;
}
