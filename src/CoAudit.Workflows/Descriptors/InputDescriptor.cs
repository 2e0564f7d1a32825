using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Descriptors;

/// <summary>One input as the designer's property panel edits it.</summary>
/// <param name="UiHint">Which editor.</param>
/// <param name="UiSpecifications">What that editor needs, such as the choices of a list.</param>
/// <param name="IsWrapped">True when the definition holds it as <c>{typeName, expression}</c>.</param>
public sealed record InputDescriptor(
    string Name, string TypeName, string DisplayName, string Description, int Order, string UiHint, JsonNode? DefaultValue, JsonObject UiSpecifications, bool IsWrapped)
{
    public bool IsReadOnly => false;

    public bool IsSensitive => false;

    public bool AutoEvaluate => true;

    public bool IsBrowsable => true;

    public bool IsSerializable => true;

    /// <summary>True when no class declares it: it is an input of a workflow that is used as an activity.</summary>
    public bool IsSynthetic { get; init; }
}
