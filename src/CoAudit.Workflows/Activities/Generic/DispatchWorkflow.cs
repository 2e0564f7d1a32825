using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Starts another workflow in the background; with <c>waitForCompletion</c> goes on when it has finished, with its outputs as the result.</summary>
[Activity(TypeName, Category = "Composition", DisplayName = "Dispatch workflow", Description = "Starts another workflow in the background and can wait for its end.", Outputs = ["Result"])]
internal sealed class DispatchWorkflow : Activity
{
    public const string TypeName = "Elsa.DispatchWorkflow";

    public Input<string> WorkflowDefinitionId { get; } = new("workflowDefinitionId", "") { UIHint = "workflow-definition-picker", Required = true, Description = "The workflow to start." };

    public Input<string?> CorrelationId { get; } = new("correlationId", null) { Description = "The correlation id of the new instance." };

    public Input<JsonNode?> Input { get; } = new("input", null) { UIHint = "dictionary", Description = "The inputs of the workflow, by name." };

    public Input<bool> WaitForCompletion { get; } = new("waitForCompletion", false) { UIHint = "checkbox", Description = "Wait until the workflow has finished." };

    public override void Execute(ActivityContext context)
    {
        var given = context.Get(Input);
        context.StartChildren(context.Get(WorkflowDefinitionId), [(ChildInput.Of(context, given), context.Get(CorrelationId))], inBackground: true, out var ids);
        if (context.Get(WaitForCompletion))
        {
            context.Wait(TypeName, ids[0], new JsonObject { ["childInstanceId"] = ids[0] });
            return;
        }

        context.Complete();
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload)
    {
        context.SetOutput("Result", payload?["Output"]);
        context.Complete();
    }
}
