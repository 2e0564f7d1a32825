using System.Text.Json.Nodes;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Activities.Generic;

/// <summary>Gives a variable a value, converted to the variable's type.</summary>
[Activity("Elsa.SetVariable", Category = "Primitives", Description = "Gives a variable a value.")]
internal sealed class SetVariable : Activity
{
    public Input<JsonNode?> Variable { get; } = new("variable", null) { UIHint = "variable-picker", Required = true, Description = "The variable." };

    public Input<JsonNode?> Value { get; } = new("value", null) { Description = "Its new value." };

    public override void Execute(ActivityContext context)
    {
        var variable = ExpressionCompiler.Variable(context.Peek(Variable));
        if (!context.TryGetVariable(variable, out _))
        {
            throw new ActivityFaultException($"There is no variable {variable.Name ?? variable.Id}.");
        }

        context.SetVariable(variable, context.Get(Value));
        context.Complete();
    }
}
