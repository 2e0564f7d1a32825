using System.Text.Json.Nodes;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Ends what stands around it; a workflow that is used as an activity leaves by the outcomes that were named last.</summary>
[Activity("Elsa.Complete", Category = "Composition", Description = "Ends the flow around it, and names the exits of a workflow that is used as an activity.", IsTerminal = true)]
internal sealed class Complete : Activity
{
    public Input<JsonNode?> Outcomes { get; } = new("outcomes", null) { UIHint = "outcome-picker", Description = "The exit, or a list of exits." };

    public override void Execute(ActivityContext context)
    {
        var outcomes = Names(context.Get(Outcomes));
        for (var scope = context.Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Node.Activity is IBreakable)
            {
                scope.IsBreaking = true;
            }
            else if (scope.Node.Activity is Workflow)
            {
                scope.LeaveBy(outcomes);
                break;
            }
        }

        context.Complete();
    }

    // As in Elsa a text is one outcome, also when it holds JSON.
    private static string[] Names(JsonNode? outcomes) => outcomes switch
    {
        null => ["Done"],
        JsonArray names => [.. names.Select(name => name is null ? "" : Values.ToText(name))],
        _ => [Values.ToText(outcomes)],
    };
}
