namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Leaves by the label of the first case whose condition holds, or of all such cases; by Default when there is none.</summary>
[Activity("Elsa.FlowSwitch", Category = "Branching", DisplayName = "Switch (flow)", Description = "Leaves by the cases whose conditions hold.", Outcomes = ["Default"])]
internal sealed class FlowSwitch : Activity
{
    public CasesInput Cases { get; } = new("cases") { UIHint = "flow-switch-editor", Description = "Cases: a label, which becomes an exit, and a condition." };

    public Input<string> Mode { get; } = new("mode", "MatchFirst")
    {
        UIHint = "dropdown",
        Options = ["MatchFirst", "MatchAny"],
        Description = "Whether only the first case that holds is taken, or all of them.",
    };

    public override void Execute(ActivityContext context)
    {
        // All are evaluated, also with MatchFirst: one that fails is an incident wherever it stands.
        string[] matches = [.. context.Node.CasesOf(Cases).Where(c => context.IsTrue(c.Condition)).Select(c => c.Label)];
        context.Complete(matches is [] ? ["Default"] : context.Get(Mode) is "MatchAny" or "1" ? matches : [matches[0]]);
    }
}
