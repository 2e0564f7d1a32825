using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Definitions;

/// <summary>What one node says about one input of its activity.</summary>
internal sealed class InputBinding
{
    public InputBinding(InputDeclaration declaration, Expression? expression, string path)
    {
        Declaration = declaration;
        Expression = expression;
        Path = path;
        if (expression is null)
        {
            Constant = declaration.DefaultValue;
        }
        else if (expression is ConstantExpression constant)
        {
            Fix(constant.Value);
        }

        Shown = IsConstant && Problem is null ? Values.ToJson(Constant) : null;
    }

    public InputBinding(CasesInput declaration, JsonElement json, string path)
    {
        Declaration = declaration;
        Path = path;
        Cases = CasesInput.Read(json);
        Shown = JsonElements.ToNode(json);
    }

    public InputDeclaration Declaration { get; }

    /// <summary>The labelled conditions, when that is what the input holds.</summary>
    public IReadOnlyList<SwitchCase> Cases { get; } = [];

    /// <summary>Null when the definition leaves the input out.</summary>
    public Expression? Expression { get; }

    public string Path { get; }

    public bool IsConstant => Expression is null or { IsConstant: true };

    /// <summary>The value as the activity gets it, when it is constant.</summary>
    public object? Constant { get; private set; }

    /// <summary>The constant value as readers see it. Copy before use.</summary>
    public JsonNode? Shown { get; }

    /// <summary>Why the constant value cannot be used.</summary>
    public string? Problem { get; private set; }

    /// <summary>Turns an evaluated value into what the activity gets.</summary>
    /// <exception cref="FormatException">It cannot be read as the input's type, or the input's own check refuses it.</exception>
    public object? Read(JsonNode? node)
    {
        var value = Declaration.Convert(node) ?? Declaration.DefaultValue;
        return Declaration.Validate?.Invoke(value) is { } complaint ? throw new FormatException(complaint) : value;
    }

    private void Fix(JsonNode? node)
    {
        try
        {
            Constant = Read(node);
        }
        catch (FormatException e)
        {
            Problem = e.Message;
        }
    }
}

/// <summary>A variable that takes an output of an activity.</summary>
internal sealed record OutputBinding(string Name, VariableReference Variable);
