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
        Validate = value => Known(value as string) is null ? "It is WaitAll, WaitAllActive or WaitAny." : null,
        Description = "Run at the first branch that arrives (WaitAny, cancels the others), when all have arrived (WaitAll), or when all that were taken have (WaitAllActive).",
    };

    public override void Execute(ActivityContext context) => context.Complete();

    public JoinMode ModeOf(ActivityContext flowchart, CompiledActivity join) =>
        Known(flowchart.Evaluate(join, Mode)) ?? throw new ActivityFaultException($"\"{join.DisplayText}\" has an unknown mode.");

    /// <summary>The mode when the definition fixes it and it is one; else null.</summary>
    public JoinMode? FixedMode(CompiledActivity join) => join.TryGetLiteral(Mode, out var mode) ? Known(mode) : null;

    // Elsa also takes the numbers of its own list.
    private static JoinMode? Known(string? mode) => mode switch
    {
        "WaitAll" or "0" => JoinMode.WaitAll,
        "WaitAllActive" or "1" => JoinMode.WaitAllActive,
        "WaitAny" or "2" => JoinMode.WaitAny,
        _ => null,
    };
}
