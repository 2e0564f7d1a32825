using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;

namespace CoAudit.Workflows.Expressions;

/// <summary>One value of a definition that may depend on the instance. Immutable; compiled once with its definition.</summary>
internal abstract class Expression
{
    /// <summary>Elsa's name of the language.</summary>
    public abstract string Type { get; }

    /// <summary>True when the value is the same in every instance, so that it can be had without one.</summary>
    public virtual bool IsConstant => false;

    /// <summary>The value. Callers must not change the node: it may belong to the state.</summary>
    /// <exception cref="ActivityFaultException">It cannot be evaluated.</exception>
    public abstract JsonNode? Evaluate(ActivityContext context);

    /// <summary>What is wrong with it that can be known beforehand, or null.</summary>
    public virtual string? Problem => null;
}

/// <summary>A plain value. Elsa's <c>Object</c> is one too: its value is a text that holds JSON, and typed inputs read it.</summary>
internal sealed class ConstantExpression(string type, JsonNode? value) : Expression
{
    public override string Type => type;

    public override bool IsConstant => true;

    public JsonNode? Value => value;

    public override JsonNode? Evaluate(ActivityContext context) => value;
}

/// <summary>The value of a variable that the activity can see.</summary>
internal sealed class VariableExpression(VariableReference variable) : Expression
{
    public override string Type => "Variable";

    public VariableReference Variable => variable;

    public override JsonNode? Evaluate(ActivityContext context) =>
        context.TryGetVariable(variable, out var value) ? value : throw new ActivityFaultException($"There is no variable {variable.Name ?? variable.Id}.");
}

/// <summary>The value of a workflow input.</summary>
internal sealed class InputExpression(string name) : Expression
{
    public override string Type => "Input";

    public override JsonNode? Evaluate(ActivityContext context) => context.WorkflowInput(name);
}

/// <summary>A language that this engine does not run. Kept, so that the definition survives; refused when it is needed.</summary>
internal sealed class UnknownExpression(string type) : Expression
{
    public override string Type => type;

    public override string Problem => $"Expressions of type {type} are not supported.";

    public override JsonNode? Evaluate(ActivityContext context) => throw new ActivityFaultException(Problem);
}

/// <summary>How a definition names a variable: by id, by name, or both.</summary>
internal sealed record VariableReference(string? Id, string? Name);
