using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Brings branches together. The waiting is the flowchart's: this runs when it is over.</summary>
[Activity("Elsa.FlowJoin", Category = "Branching", DisplayName = "Join (flow)", Description = "Brings branches together again.")]
internal sealed class FlowJoin : Activity
{
    public Input<string> Mode { get; } = new("mode", "WaitAny")
    {
        UIHint = "dropdown",
        Options = ["WaitAll", "WaitAllActive", "WaitAny"],
        Description = "Run at the first branch that arrives (WaitAny, cancels the others), when all have arrived (WaitAll), or when all that were taken have (WaitAllActive).",
    };

    public override void Execute(ActivityContext context) => context.Complete();

    public JoinMode ModeOf(ActivityContext flowchart, CompiledActivity join) => flowchart.Evaluate(join, Mode) switch
    {
        "WaitAll" => JoinMode.WaitAll,
        "WaitAllActive" => JoinMode.WaitAllActive,
        "WaitAny" => JoinMode.WaitAny,
        var other => throw new ActivityFaultException($"\"{join.DisplayText}\" has the unknown mode {other}."),
    };
}
