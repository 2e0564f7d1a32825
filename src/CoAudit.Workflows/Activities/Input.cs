using System.Text.Json.Nodes;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Activities;

/// <summary>
/// Declares one input of an activity class: a public get-only property that holds this object. Supported types: string, bool, int, double,
/// TimeSpan, IReadOnlyList&lt;string&gt; and JsonNode.
/// </summary>
public sealed class Input<T>(string name, T defaultValue) : InputDeclaration(name, typeof(T), defaultValue)
{
    /// <summary>Value when the definition leaves the input out.</summary>
    public T Default { get; } = defaultValue;
}

/// <summary>What the compiler and the designer need to know of an input.</summary>
public abstract class InputDeclaration(string name, Type valueType, object? defaultValue, string? elsaName = null)
{
    /// <summary>Property name in the definition's JSON, camelCase.</summary>
    public string Name { get; } = name;

    /// <summary>The name as Elsa shows it, in PascalCase.</summary>
    public string ElsaName { get; } = elsaName ?? char.ToUpperInvariant(name[0]) + name[1..];

    public Type ValueType { get; } = valueType;

    public object? DefaultValue { get; } = defaultValue;

    public string DisplayName { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Elsa's editor: singleline, multiline, dropdown, checklist, multitext, checkbox, workflow-definition-picker…</summary>
    public string UIHint { get; init; } = "singleline";

    /// <summary>Choices of a drop-down or check list, as stored values.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What people read for a choice.</summary>
    public Func<string, string> OptionText { get; init; } = option => option;

    /// <summary>True when a definition without this input cannot run.</summary>
    public bool Required { get; init; }

    /// <summary>False when the activity itself decides when to evaluate it, and how often.</summary>
    public bool EvaluatedFirst { get; init; } = true;

    /// <summary>Returns what is wrong with a literal value, or null; evaluated at publish and before use.</summary>
    public Func<object?, string?>? Validate { get; init; }

    /// <exception cref="FormatException">The value cannot be read as the input's type.</exception>
    internal virtual object? Convert(JsonNode? node) => Values.To(ValueType, node);
}
