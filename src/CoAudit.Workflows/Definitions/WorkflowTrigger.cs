namespace CoAudit.Workflows.Definitions;

/// <summary>An activity that starts the workflow by itself: it listens for something, or waits for a time.</summary>
/// <param name="ActivityId">Where the instance starts.</param>
/// <param name="Type">The activity's stored type name.</param>
/// <param name="Key">What it listens for, for example an event's name; empty when time starts it.</param>
public sealed record WorkflowTrigger(string ActivityId, string Type, string Key)
{
    internal Func<DateTimeOffset, DateTimeOffset?> Next { get; init; } = static _ => null;

    /// <summary>The next instant after the given one at which time starts the workflow; null when time does not.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now) => Next(now);
}

/// <summary>An activity that can start a workflow by itself.</summary>
internal interface ITriggerActivity
{
    /// <summary>What starts the workflow at this node; null when the definition does not fix it.</summary>
    WorkflowTrigger? TriggerOf(CompiledActivity node);
}
