using System.Text.Json.Nodes;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Runs a script; its value is the result, and it may name the exits by <c>setOutcome</c> and <c>setOutcomes</c>.</summary>
[Activity("Elsa.RunJavaScript", Category = "Scripting", DisplayName = "Run JavaScript", Description = "Runs JavaScript.", Outputs = ["Result"])]
internal sealed class RunJavaScript : Activity
{
    public Input<string> Script { get; } = new("script", "") { UIHint = "code-editor", Description = "The script." };

    public Input<IReadOnlyList<string>?> PossibleOutcomes { get; } = new("possibleOutcomes", null) { UIHint = "dynamic-outcomes", Description = "The exits that the script may name." };

    public override void Execute(ActivityContext context)
    {
        var source = context.Get(Script);
        if (string.IsNullOrWhiteSpace(source))
        {
            context.Complete();
            return;
        }

        var outcomes = new ScriptOutcomes();
        if (context.Node.ScriptOf(source).Evaluate(context, outcomes) is { } result)
        {
            context.SetOutput("Result", result);
        }

        context.CompleteBy(outcomes.Names);
    }
}
