using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Descriptors;

/// <summary>One activity type as the designer's palette and canvas want it. Names and shape are Elsa's.</summary>
public sealed record ActivityDescriptor(string TypeName, string Namespace, string Name, int Version, string Category, string DisplayName, string Description, string Kind)
{
    /// <summary>Named exits and places for activities inside; none means the single exit Done.</summary>
    public required IReadOnlyList<PortDescriptor> Ports { get; init; }

    public required IReadOnlyList<InputDescriptor> Inputs { get; init; }

    public required IReadOnlyList<OutputDescriptor> Outputs { get; init; }

    public required bool IsContainer { get; init; }

    /// <summary>False keeps it out of the palette; where it stands on a canvas it is drawn all the same.</summary>
    public required bool IsBrowsable { get; init; }

    public required bool IsStart { get; init; }

    public required bool IsTerminal { get; init; }

    public bool RunAsynchronously => false;

    public JsonObject CustomProperties { get; init; } = [];

    /// <summary>What the designer copies into an activity that is dragged onto the canvas.</summary>
    public JsonObject ConstructionProperties { get; init; } = [];
}
