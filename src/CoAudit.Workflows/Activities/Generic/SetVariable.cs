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
        context.SetVariable(ExpressionCompiler.Variable(context.Peek(Variable)), context.Get(Value));
        context.Complete();
    }
}
