namespace CoAudit.Workflows.Activities;

/// <summary>Declares where a container keeps activities in its JSON: a public get-only property of the activity class that holds this object.</summary>
/// <param name="name">Property name in the definition's JSON, camelCase, for example <c>activities</c> or <c>body</c>.</param>
public sealed class ChildSlot(string name)
{
    public string Name { get; } = name;
}
