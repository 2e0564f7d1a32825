namespace CoAudit.Workflows.Descriptors;

/// <summary>Something that leads out of an activity or into it.</summary>
/// <param name="Type"><c>Flow</c> is an exit; <c>Embedded</c> holds an activity inside.</param>
public sealed record PortDescriptor(string Name, string DisplayName, string Type)
{
    public bool IsBrowsable { get; init; } = true;
}
