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
        var any = context.Get(Mode) == "MatchAny";
        var matches = new List<string>();
        foreach (var @case in context.Node.CasesOf(Cases))
        {
            if (context.IsTrue(@case.Condition))
            {
                matches.Add(@case.Label);
                if (!any)
                {
                    break;
                }
            }
        }

        context.Complete(matches.Count == 0 ? ["Default"] : [.. matches]);
    }
}
