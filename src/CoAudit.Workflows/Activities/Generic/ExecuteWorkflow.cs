using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs another workflow as an instance of its own, inside the same transaction; with <c>waitForCompletion</c> goes on only when that has finished.</summary>
[Activity(TypeName, Category = "Composition", DisplayName = "Execute workflow", Description = "Runs another workflow and can wait for its end.", Outputs = ["Result"])]
internal sealed class ExecuteWorkflow : Activity
{
    public const string TypeName = "Elsa.ExecuteWorkflow";

    public Input<string> WorkflowDefinitionId { get; } = new("workflowDefinitionId", "") { UIHint = "workflow-definition-picker", Required = true, Description = "The workflow to run." };

    public Input<string?> CorrelationId { get; } = new("correlationId", null) { Description = "The correlation id of the new instance." };

    public Input<JsonNode?> Input { get; } = new("input", null) { UIHint = "dictionary", Description = "The inputs of the workflow, by name." };

    public Input<bool> WaitForCompletion { get; } = new("waitForCompletion", false) { UIHint = "checkbox", Description = "Wait until the workflow has finished." };

    public override void Execute(ActivityContext context)
    {
        var input = ChildInput.Of(context, context.Get(Input));
        context.TellInput(Input, input.DeepClone());
        var child = context.StartChildren(context.Get(WorkflowDefinitionId), [(input, context.Get(CorrelationId))], inBackground: false, out _)[0];
        if (context.Get(WaitForCompletion) && child.Status != WorkflowStatus.Finished)
        {
            context.Wait(TypeName, child.InstanceId, new JsonObject { ["childInstanceId"] = child.InstanceId });
            return;
        }

        Finish(context, child.ToPayload());
    }

    public override void Resume(ActivityContext context, Bookmark bookmark, JsonNode? payload) => Finish(context, (JsonObject)payload!);

    private static void Finish(ActivityContext context, JsonObject result)
    {
        var shown = new JsonObject(result.Select(m => KeyValuePair.Create(char.ToLowerInvariant(m.Key[0]) + m.Key[1..], m.Value?.DeepClone())));
        context.SetOutput("Result", result, shown);
        context.Complete();
    }
}
