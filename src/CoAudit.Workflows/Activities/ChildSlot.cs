namespace CoAudit.Workflows.Activities;

/// <summary>Declares where a container keeps activities in its JSON: a public get-only property of the activity class that holds this object.</summary>
/// <param name="name">Property name in the definition's JSON, camelCase, for example <c>activities</c> or <c>body</c>.</param>
/// <param name="within">When the property is a list of objects: the member of each that holds the activity.</param>
public sealed class ChildSlot(string name, string? within = null)
{
    public string Name { get; } = name;

    public string? Within { get; } = within;
}
