using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Gives an output of the workflow a value; the last value counts.</summary>
[Activity("Elsa.SetOutput", Category = "Composition", DisplayName = "Set output", Description = "Gives an output of the workflow a value.")]
internal sealed class SetOutput : Activity
{
    public Input<string> OutputName { get; } = new("outputName", "") { DisplayName = "Output", UIHint = "output-picker", Required = true, Description = "The output." };

    public Input<JsonNode?> OutputValue { get; } = new("outputValue", null) { Description = "Its value." };

    public override void Execute(ActivityContext context)
    {
        context.SetWorkflowOutput(context.Get(OutputName), context.Get(OutputValue));
        context.Complete();
    }
}
