namespace CoAudit.Workflows.Activities;

/// <summary>Names an activity class for definitions and describes it for the designer.</summary>
/// <param name="type">Stored type name that we chose, for example <c>Elsa.WriteLine</c>; never a CLR name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type) : Attribute
{
    public string Type { get; } = type;

    /// <summary>Version of the activity's contract; stored in definitions.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Group in the designer's palette.</summary>
    public string Category { get; init; } = "Elsa";

    /// <summary>Name in the palette; empty means the last part of the type, split into words.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>One sentence for the palette.</summary>
    public string Description { get; init; } = "";

    /// <summary>Named exits, drawn as ports. Empty means the single exit Done.</summary>
    public string[] Outcomes { get; init; } = [];

    /// <summary>Inputs of its base class that have no effect on it, so that nobody is offered them. A definition may hold them all the same.</summary>
    public string[] Ignores { get; init; } = [];

    /// <summary>Names of the values that the activity gives, for the designer.</summary>
    public string[] Outputs { get; init; } = [];

    /// <summary>Elsa's kind: Action, Trigger, Job or Task.</summary>
    public string Kind { get; init; } = "Action";

    /// <summary>True for activities of the product: an exit of theirs that leads nowhere is an error, unless <see cref="ExitsMayEnd"/>.</summary>
    public bool IsProduct { get; init; }

    /// <summary>True when an unconnected exit of this product activity simply ends its path.</summary>
    public bool ExitsMayEnd { get; init; }

    /// <summary>True when the designer's palette does not offer it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True when the activity ends its flowchart: nothing after it runs.</summary>
    public bool IsTerminal { get; init; }
}
