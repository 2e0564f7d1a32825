namespace CoAudit.Workflows.Descriptors;

/// <summary>A value that an activity gives.</summary>
public sealed record OutputDescriptor(string Name, string TypeName, string DisplayName)
{
    public int Order => 0;

    public bool IsBrowsable => true;

    public bool IsSerializable => true;

    public bool IsSynthetic { get; init; }
}
